using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>
/// The rates in memory: they are asked for with every checkout and change a few times a year. A change made here shows at once, one of
/// another process after <see cref="TaxOptions.MaxAge"/>.
/// </summary>
internal sealed class TaxTables(IDocumentStore store, IOptions<TaxOptions> options, TimeProvider clock)
{
    private const int MaxRates = 100_000;
    private int _version;
    private volatile Kept? _kept;

    public async Task<TaxTable> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_kept is { } kept && (!store.IsShared || kept.ReadAt + options.Value.MaxAge > now))
        {
            return kept.Table;
        }

        var version = Volatile.Read(ref _version);
        var table = new TaxTable(await store.Set<TaxRate>().ListAsync(new DocumentQuery<TaxRate> { Limit = MaxRates }, cancellationToken));
        if (version == Volatile.Read(ref _version))
        {
            _kept = new Kept(table, now);
        }

        return table;
    }

    /// <summary>How sales to this address are taxed now.</summary>
    public async Task<TaxRules> RulesForAsync(TaxPlace place, CancellationToken cancellationToken)
    {
        var table = await ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new TaxRules(
            !options.Value.IsAddedIn(place.CountryCode),
            table.Find(place, TaxClass.Standard, now).BasisPoints,
            table.Find(place, TaxClass.Reduced, now).BasisPoints);
    }

    /// <summary>A rate was set: the next reader reads anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _version);
        _kept = null;
    }

    private sealed record Kept(TaxTable Table, DateTimeOffset ReadAt);
}
