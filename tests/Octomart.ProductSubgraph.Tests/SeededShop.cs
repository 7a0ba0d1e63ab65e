using Microsoft.Extensions.DependencyInjection;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests;

/// <summary>The demo shop, for tests that only read.</summary>
public sealed class SeededShop : IAsyncLifetime
{
    public SubgraphHarness Subgraph { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // On a store that replicas share, the index looks for their changes: seldom here, since tests count what is read.
        Subgraph = await SubgraphHarness.StartAsync(new ProductSubgraph(), new SubgraphHarnessOptions
        {
            Settings = new Dictionary<string, string?> { ["Octomart:Product:Catalogue:RefreshInterval"] = "00:01:00" },
        });
        foreach (var seed in Subgraph.Services.GetServices<IDemoSeed>())
        {
            await seed.SeedAsync(new DemoSeedContext("none", new Progress<double>()), CancellationToken.None);
        }
    }

    public async Task DisposeAsync() => await Subgraph.DisposeAsync();
}
