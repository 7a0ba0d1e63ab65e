namespace Octomart.Gateway.Host.Shop;

/// <summary>The pages of the shop.</summary>
public sealed class StorefrontOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Storefront";

    /// <summary>The folder of the built storefront, which the gateway serves at <c>/</c>, and of the explorer. Default: none, the gateway serves no pages.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// Where payment providers' own forms come from, separated by spaces: pages may run scripts, show frames and make calls from there and nowhere else.
    /// Default: the addresses that Stripe names (docs.stripe.com/security/guide).
    /// </summary>
    public string FormOrigins { get; set; } = "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://api.stripe.com";
}
