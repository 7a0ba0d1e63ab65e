namespace Octomart.Gateway.Host;

/// <summary>The gateway as a program of its own.</summary>
public static class GatewayProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
