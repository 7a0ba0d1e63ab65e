using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.NotificationSubgraph;

/// <summary>The Notification subgraph as a program of its own.</summary>
public static class NotificationSubgraphProgram
{
    /// <summary>Runs until it is told to stop; <c>schema export [FILE]</c> writes its SDL instead.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new NotificationSubgraph(), args);
}
