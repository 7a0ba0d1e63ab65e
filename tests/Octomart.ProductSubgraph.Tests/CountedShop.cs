using Microsoft.Extensions.DependencyInjection;
using Octomart.DemoShop;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests;

/// <summary>The demo shop on a store that counts reads; for tests that only read.</summary>
public sealed class CountedShop : IAsyncLifetime
{
    public SubgraphHarness Subgraph { get; private set; } = null!;

    internal CountingStore Store => (CountingStore)Subgraph.Store;

    public async Task InitializeAsync()
    {
        Subgraph = await SubgraphHarness.StartAsync(new ProductSubgraph(), new SubgraphHarnessOptions { Services = CountReads });
        foreach (var seed in Subgraph.Services.GetServices<IDemoSeed>())
        {
            await seed.SeedAsync(new DemoSeedContext("none", new Progress<double>()), CancellationToken.None);
        }
    }

    public async Task DisposeAsync() => await Subgraph.DisposeAsync();

    private static void CountReads(IServiceCollection services)
    {
        var descriptor = services.Last(service => service.ServiceType == typeof(IDocumentStore));
        services.Remove(descriptor);
        services.AddSingleton<IDocumentStore>(provider => new CountingStore((IDocumentStore)descriptor.ImplementationFactory!(provider)));
    }
}
