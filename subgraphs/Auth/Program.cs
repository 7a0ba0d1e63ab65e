namespace Octomart.AuthSubgraph;

/// <summary>The Auth subgraph as a program of its own.</summary>
public static class AuthSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
