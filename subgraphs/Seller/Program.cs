using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SellerSubgraph;

/// <summary>The Seller subgraph as a program of its own.</summary>
public static class SellerSubgraphProgram
{
    /// <summary>Serves, or exports the schema.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new SellerSubgraph(), args);
}
