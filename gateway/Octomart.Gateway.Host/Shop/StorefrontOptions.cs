namespace Octomart.Gateway.Host.Shop;

/// <summary>The pages of the shop.</summary>
public sealed class StorefrontOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Storefront";

    /// <summary>The folder of the built storefront, which the gateway serves at <c>/</c>, and of the explorer. Default: none, the gateway serves no pages.</summary>
    public string? Path { get; set; }
}
