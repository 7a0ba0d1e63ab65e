namespace Octomart.Gateway.Host.Shop;

/// <summary>Where the shop's subgraphs are: <c>Octomart:Subgraphs:NAME:Url</c>, base addresses without <c>/graphql</c>.</summary>
internal static class ShopSubgraphs
{
    /// <summary>Base address by name; empty when this gateway serves another graph.</summary>
    public static IReadOnlyDictionary<string, Uri> Of(IConfiguration configuration) => configuration.GetSection("Octomart:Subgraphs").GetChildren()
        .Where(subgraph => Uri.TryCreate(subgraph["Url"], UriKind.Absolute, out _)) // Others are refused before anything starts.
        .ToDictionary(subgraph => subgraph.Key, subgraph => new Uri($"{subgraph["Url"]!.TrimEnd('/')}/"));

    /// <summary>Tells the gateway library the addresses, and our own supergraph where no other was named.</summary>
    public static void Configure(GatewayOptions options, IConfiguration configuration)
    {
        if (options.SupergraphPath is null && options.SupergraphSdl is null)
        {
            options.SupergraphPath = Path.Combine(AppContext.BaseDirectory, "supergraph.graphql");
        }

        options.QueryPlanRole ??= "ADMIN";

        // Auth names sessions after the device that signed in.
        options.ForwardedHeaders.Add("User-Agent");
        foreach (var (name, address) in Of(configuration))
        {
            options.Subgraphs.TryAdd(name, new SubgraphOptions());
            options.Subgraphs[name].Url = new Uri(address, "graphql");
        }
    }
}
