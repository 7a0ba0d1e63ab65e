namespace Octomart.SubgraphDefaults.Calls;

/// <summary>Where the subgraphs are: <c>Octomart:Subgraphs:product:Url</c> and so on; on one machine, ports 5001 to 5008.</summary>
public static class SubgraphEndpoints
{
    /// <summary>All subgraphs in the order of their default ports.</summary>
    public static readonly IReadOnlyList<string> Names = ["auth", "product", "cart", "order", "notification", "ai", "payment", "seller"];

    /// <summary>The base address when nothing else is configured.</summary>
    public static string DefaultUrl(string name) =>
        Names.ToList().IndexOf(name) is var index and >= 0 ? $"http://127.0.0.1:{5001 + index}" : throw new ArgumentException($"There is no subgraph '{name}'.", nameof(name));

    /// <summary>The configuration key of a subgraph's base address.</summary>
    public static string UrlKey(string name) => $"Octomart:Subgraphs:{name}:Url";
}
