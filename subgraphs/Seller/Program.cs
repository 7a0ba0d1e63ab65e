namespace Octomart.SellerSubgraph;

/// <summary>The Seller subgraph as a program of its own.</summary>
public static class SellerSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
