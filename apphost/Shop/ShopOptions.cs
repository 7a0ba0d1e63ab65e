namespace Octomart.AppHost.Shop;

/// <summary>How to run the shop.</summary>
public sealed record ShopOptions
{
    /// <summary>Where people and programs reach it. Default <c>http://127.0.0.1:5000</c>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5000";

    /// <summary>The folder of all its state. Default <c>./data</c>.</summary>
    public string DataDirectory { get; init; } = "./data";

    /// <summary>Whether the first start fills the shop with the demo sellers, products and reviews.</summary>
    public bool SeedsDemo { get; init; } = true;

    /// <summary>Where the built storefront is, or will be; none is served when null. Default: the environment's <c>Octomart__Storefront__Path</c>.</summary>
    public string? StorefrontDirectory { get; init; } = Environment.GetEnvironmentVariable("Octomart__Storefront__Path");

    /// <summary>Whether there is a gateway in front. Not when a shop is only filled for a fleet of processes.</summary>
    public bool HasGateway { get; init; } = true;

    /// <summary>
    /// The address in mails, when a container or proxy stands in front. Default: the environment's <c>Octomart__Notification__ShopUrl</c>, else
    /// <see cref="Url"/>.
    /// </summary>
    public string? PublicUrl { get; init; } = Environment.GetEnvironmentVariable("Octomart__Notification__ShopUrl");

    /// <summary>Settings of the subgraphs and the gateway that win over files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>A clock that a test sets; the real one when null.</summary>
    public TimeProvider? Clock { get; init; }
}
