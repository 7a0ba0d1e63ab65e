namespace Octomart.NotificationSubgraph;

/// <summary>The Notification subgraph as a program of its own.</summary>
public static class NotificationSubgraphProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
