namespace Octomart.Gateway.Host;

/// <summary>The gateway as a program of its own.</summary>
public static class GatewayProgram
{
    private static readonly Dictionary<string, string> Switches = new() { ["--supergraph"] = "Gateway:SupergraphPath" };

    /// <summary>Serves <c>--supergraph FILE</c> at <c>--urls URL</c> until it is told to stop.</summary>
    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddCommandLine(args, Switches);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddFederationGateway();
        builder.Services.AddHealthChecks();

        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapHealthChecks("/health");
        try
        {
            app.MapFederationGateway("/graphql");
        }
        catch (Exception refused) when (refused is Supergraph.SupergraphException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await app.RunAsync();
        return 0;
    }
}
