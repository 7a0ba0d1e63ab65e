using Octomart.DemoShop;

namespace Octomart.AppHost.Shop;

/// <summary>Fills a new shop, one subgraph after the other. Cut short, it is simply run again: seeds skip what is there.</summary>
internal sealed class DemoSeeding(string password, IShopProgress progress)
{
    public async Task RunAsync(IEnumerable<(string Name, IServiceProvider Services)> subgraphs, CancellationToken cancellationToken)
    {
        foreach (var (name, services) in subgraphs)
        {
            foreach (var seed in services.GetServices<IDemoSeed>())
            {
                var step = $"Filling the shop: {name}";
                progress.Say(step);
                await seed.SeedAsync(new DemoSeedContext(password, new Reporter(fraction => progress.Report(step, fraction))), cancellationToken);
            }
        }
    }

    /// <summary>Unlike <see cref="Progress{T}"/> reports in order and at once.</summary>
    private sealed class Reporter(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
