using Octomart.Hosting;

namespace Octomart.Gateway.Host;

/// <summary>The gateway as a program of its own.</summary>
public static class GatewayProgram
{
    /// <summary>Serves <c>--supergraph FILE</c> at <c>--urls URL</c> until it is told to stop.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = GatewayHost.Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception refused) when (refused is Supergraph.SupergraphException or SettingsException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
