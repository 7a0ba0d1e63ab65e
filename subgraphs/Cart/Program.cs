using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.CartSubgraph;

/// <summary>The Cart subgraph as a program of its own.</summary>
public static class CartSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new CartSubgraph(), args);
}
