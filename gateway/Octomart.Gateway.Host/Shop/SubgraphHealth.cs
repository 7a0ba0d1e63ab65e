using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Host.Shop;

/// <summary>
/// <c>/health</c>: 200 once the gateway and all subgraphs are up, 503 with the names of those that are not, and from the moment that the gateway was
/// told to stop. <c>/health/live</c> says only that it runs.
/// </summary>
internal static class SubgraphHealth
{
    private const string Gateway = "gateway";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void AddSubgraphHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(SubgraphHealth), client => client.Timeout = Patience);
        var checks = services.AddHealthChecks().AddCheck<Leaving>(Gateway);
        foreach (var (name, address) in ShopSubgraphs.Of(configuration))
        {
            checks.Add(new HealthCheckRegistration(
                name, provider => new Check(provider.GetRequiredService<IHttpClientFactory>(), new Uri(address, "health")), HealthStatus.Unhealthy, tags: null));
        }
    }

    public static void MapSubgraphHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health", new HealthCheckOptions
        {
            ResponseWriter = (http, report) => http.Response.WriteAsJsonAsync(new
            {
                status = report.Status.ToString(),
                gateway = report.Entries[Gateway].Status.ToString(),
                subgraphs = report.Entries.Where(entry => entry.Key != Gateway).ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            }),
        });
    }

    private sealed class Leaving(GraphQLDrain drain) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("It was told to stop.") : HealthCheckResult.Healthy());
    }

    private sealed class Check(IHttpClientFactory clients, Uri address) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                using var client = clients.CreateClient(nameof(SubgraphHealth));
                using var response = await client.GetAsync(address, cancellationToken);
                return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"It answers {(int)response.StatusCode}.");
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("It does not answer.");
            }
        }
    }
}
