using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AuthSubgraph;

/// <summary>The Auth subgraph as a program of its own.</summary>
public static class AuthSubgraphProgram
{
    /// <summary>Serves, or exports the schema.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new AuthSubgraph(), args);
}
