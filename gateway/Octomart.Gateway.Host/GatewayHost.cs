using Octomart.Gateway.Host.Shop;
using Octomart.GraphQLTransport;
using Octomart.Hosting;

namespace Octomart.Gateway.Host;

/// <summary>
/// The gateway with what an Octomart shop has around it: sign-in, storefront and explorer, media and webhooks of the subgraphs. Given only
/// a supergraph, it is a plain federation gateway.
/// </summary>
public static class GatewayHost
{
    private static readonly Dictionary<string, string> Switches = new() { ["--supergraph"] = "Gateway:SupergraphPath" };

    /// <summary>Builds the application; nothing runs yet.</summary>
    /// <param name="args">Settings from the command line; <c>--supergraph FILE</c> among them.</param>
    /// <param name="settings">Settings that win over files, environment and arguments; the apphost passes addresses.</param>
    /// <param name="services">Replacements, such as another way to the subgraphs.</param>
    public static WebApplication Build(
        string[] args, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine(args, Switches).AddInMemoryCollection(settings ?? []);
        builder.AddTelemetry("gateway");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None); // /health says it to who asks.
        builder.Services.AddFederationGateway(options => ShopSubgraphs.Configure(options, builder.Configuration));
        builder.Services.AddShopAuthentication(builder.Configuration);
        builder.Services.AddSubgraphHealth(builder.Configuration);
        builder.Services.AddHttpForwarder();
        builder.Services.AddOptions<StorefrontOptions>().BindConfiguration(StorefrontOptions.Section);
        services?.Invoke(builder.Services);

        var app = builder.BuildWithCheckedSettings(
            new Dictionary<Type, string> { [typeof(GraphQLTransportOptions)] = GatewayOptions.TransportSection }, ShopAuthentication.AuthorityKey);
        app.UseWebSockets();
        app.UseShopAuthentication();
        app.UseStorefront();
        app.MapSubgraphHealth();
        app.MapForwardedRoutes();
        app.MapFederationGateway("/graphql");
        return app;
    }
}
