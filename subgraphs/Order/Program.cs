using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph;

/// <summary>The Order subgraph as a program of its own.</summary>
public static class OrderSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new OrderSubgraph(), args);
}
