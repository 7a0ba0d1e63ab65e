namespace Octomart.PaymentSubgraph;

/// <summary>The Payment subgraph as a program of its own.</summary>
public static class PaymentSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
