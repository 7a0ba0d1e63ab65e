using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph;

/// <summary>The Product subgraph as a program of its own.</summary>
public static class ProductSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new ProductSubgraph(), args);
}
