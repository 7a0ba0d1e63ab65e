namespace Octomart.AppHost;

/// <summary>The whole shop in one process.</summary>
public static class AppHostProgram
{
    /// <summary>Runs until it is told to stop.</summary>
    public static Task Main(string[] args) => WebApplication.Create(args).RunAsync();
}
