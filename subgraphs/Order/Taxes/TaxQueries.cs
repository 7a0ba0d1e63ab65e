using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Taxes;

[QueryRoot]
internal sealed class TaxQueries(IDocumentStore store, TaxTables tables)
{
    /// <summary>How sales to a place are taxed now.</summary>
    /// <param name="countryCode">ISO 3166-1 alpha-2.</param>
    /// <param name="region">A state or province, by code or name.</param>
    public async Task<DestinationTaxes> DestinationTaxesAsync(string countryCode, CancellationToken cancellationToken, string? region = null)
    {
        var place = TaxPlace.Of(countryCode, region);
        var rules = await tables.RulesForAsync(place, cancellationToken);
        return new DestinationTaxes(place.CountryCode, place.Region, rules.IsIncluded, rules.Standard, rules.Reduced);
    }

    /// <summary>The rates that administrators have set for a country and its regions, those that hold last first.</summary>
    /// <param name="countryCode">ISO 3166-1 alpha-2.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes("taxes:admin")]
    public async Task<Connection<TaxRateType>?> TaxRateHistoryAsync(
        string countryCode, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        var country = countryCode.Trim().ToUpperInvariant();
        var rates = store.Set<TaxRate>();
        var latestFirst = new DocumentQuery<TaxRate>
        {
            Where = rate => rate.CountryCode == country,
            OrderBy = rate => rate.ValidFrom,
            Descending = true,
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await rates.PageAsync(latestFirst, cancellationToken);
        return page.ToConnection(after, rate => new TaxRateType(rate), token => rates.CountAsync(rate => rate.CountryCode == country, token));
    }
}
