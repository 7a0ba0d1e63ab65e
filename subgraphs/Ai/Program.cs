namespace Octomart.AiSubgraph;

/// <summary>The Ai subgraph as a program of its own.</summary>
public static class AiSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
