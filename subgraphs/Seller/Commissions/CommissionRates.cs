using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>
/// Which rate a sale has. The most specific rule wins: 1. seller and category, 2. seller, 3. category, 4. the rule for all sales,
/// 5. the configured share. Where several categories have a rule, the lowest rate counts: the seller chose the categories, the shop
/// made the rules.
/// </summary>
internal sealed class CommissionRates(IDocumentStore store, IOptions<CommissionOptions> options)
{
    /// <summary>The rate of each sale, in order, with one read for all.</summary>
    public async Task<IReadOnlyList<int>> OfAsync(
        IReadOnlyList<(string SellerId, IReadOnlyList<string> CategoryIds)> sales, CancellationToken cancellationToken)
    {
        var candidates = sales.Select(sale => Candidates(sale.SellerId, sale.CategoryIds)).ToList();
        var ids = candidates.SelectMany(levels => levels.SelectMany(level => level)).Distinct().ToList();
        var rules = await store.Set<CommissionRule>().FindManyAsync(ids, cancellationToken);
        return [.. candidates.Select(levels => MostSpecific(levels, rules) ?? options.Value.PlatformBasisPoints)];
    }

    private static IReadOnlyList<IReadOnlyList<string>> Candidates(string sellerId, IReadOnlyList<string> categoryIds) =>
    [
        [.. categoryIds.Select(category => CommissionRule.IdOf(sellerId, category))],
        [CommissionRule.IdOf(sellerId, null)],
        [.. categoryIds.Select(category => CommissionRule.IdOf(null, category))],
        [CommissionRule.IdOf(null, null)],
    ];

    private static int? MostSpecific(IReadOnlyList<IReadOnlyList<string>> levels, IReadOnlyDictionary<string, CommissionRule> rules) =>
        levels.Select(ids => Lowest(ids, rules)).FirstOrDefault(rate => rate is not null);

    private static int? Lowest(IReadOnlyList<string> ids, IReadOnlyDictionary<string, CommissionRule> rules) =>
        ids.Select(rules.GetValueOrDefault).Min(rule => rule?.RateBasisPoints);
}
