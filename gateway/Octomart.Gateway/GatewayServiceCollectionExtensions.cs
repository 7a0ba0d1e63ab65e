using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Octomart.Gateway.Execution;
using Octomart.Gateway.Pipeline;
using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Transport;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway;

/// <summary>Adds the gateway to a host.</summary>
public static class GatewayServiceCollectionExtensions
{
    /// <summary>
    /// Adds a federation gateway that is set up by the configuration section <c>Gateway</c>, and then by <paramref name="configure"/>.
    /// The supergraph comes from <see cref="GatewayOptions.SupergraphPath"/> or <see cref="GatewayOptions.SupergraphSdl"/>.
    /// </summary>
    /// <example><code>builder.Services.AddFederationGateway(options => options.SupergraphPath = "supergraph.graphql");</code></example>
    public static IServiceCollection AddFederationGateway(this IServiceCollection services, Action<GatewayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddLogging();
        services.AddGraphQLTransport(GatewayOptions.TransportSection);
        services.AddGatewayTransport();
        services.AddGatewayPipeline();
        return services;
    }

    /// <summary>Adds a federation gateway that serves the given supergraph, with the addresses of its subgraphs by name.</summary>
    public static IServiceCollection AddFederationGateway(this IServiceCollection services, string supergraphSdl, IReadOnlyDictionary<string, Uri> subgraphUrls)
    {
        ArgumentNullException.ThrowIfNull(subgraphUrls);
        return services.AddFederationGateway(options =>
        {
            options.SupergraphSdl = supergraphSdl;
            foreach (var (name, url) in subgraphUrls)
            {
                options.Subgraphs.TryAdd(name, new SubgraphOptions());
                options.Subgraphs[name].Url = url;
            }
        });
    }

    /// <summary>Puts another handler in front of the sockets that lead to subgraphs, such as one that finds them in this process.</summary>
    public static IServiceCollection UseSubgraphHandler(this IServiceCollection services, Func<SocketsHttpHandler, HttpMessageHandler> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return services.AddKeyedSingleton<HttpMessageInvoker>(typeof(HttpSubgraphClient), (_, _) => new HttpMessageInvoker(create(Sockets())));
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    };

    private static void AddGatewayTransport(this IServiceCollection services)
    {
        services.AddSingleton<SubgraphEndpoints>();
        services.AddSingleton<HeaderPropagation>();
        services.AddSingleton<RetryBudget>();
        services.AddKeyedSingleton<HttpMessageInvoker>(typeof(HttpSubgraphClient), (_, _) => new HttpMessageInvoker(Sockets()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SubgraphClient);
    }

    private static ISubgraphClient SubgraphClient(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<GatewayOptions>();
        var endpoints = provider.GetRequiredService<SubgraphEndpoints>();
        var http = new HttpSubgraphClient(
            endpoints,
            options,
            provider.GetRequiredService<RetryBudget>(),
            provider.GetRequiredKeyedService<HttpMessageInvoker>(typeof(HttpSubgraphClient)));
        var time = provider.GetRequiredService<TimeProvider>();
        var guarded = new GuardedSubgraphClient(new ReconnectingSubgraphClient(http, time), endpoints, options, time);
        return options.DeduplicateSubgraphRequests ? new DeduplicatingSubgraphClient(guarded) : guarded;
    }

    private static void AddGatewayPipeline(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<GatewayOptions>>().Value);
        services.AddSingleton<SupergraphSource>();
        services.AddSingleton(provider => provider.GetRequiredService<SupergraphSource>().LoadFirst());
        services.AddHostedService<SupergraphWatcher>();
        services.AddSingleton<TrustedDocuments>();
        services.AddSingleton<OperationPreparer>();
        services.AddSingleton<PlanExecutor>();
        services.AddSingleton<IGraphQLExecutor>(provider => new GatewayPipeline(
            provider.GetRequiredService<GatewayStateHolder>(),
            provider.GetRequiredService<TrustedDocuments>(),
            provider.GetRequiredService<OperationPreparer>(),
            provider.GetRequiredService<PlanExecutor>(),
            provider.GetRequiredService<HeaderPropagation>(),
            provider.GetRequiredService<GatewayOptions>(),
            provider.GetRequiredService<ILogger<GatewayPipeline>>()));
    }
}
