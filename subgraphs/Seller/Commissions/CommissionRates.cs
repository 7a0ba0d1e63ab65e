using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>
/// What the shop takes of a sale. The most specific rule wins: 1. seller and category, 2. seller, 3. category, 4. the rule for all sales,
/// 5. the configured share. Where several categories have a rule, the one that takes least counts: the seller chose the categories, the shop
/// made the rules.
/// </summary>
internal sealed class CommissionRates(IDocumentStore store, IOptions<CommissionOptions> options, TimeProvider clock)
{
    /// <summary>The commission of each sale, in order, with one read for all.</summary>
    public async Task<IReadOnlyList<AppliedCommission>> OfAsync(IReadOnlyList<Sale> sales, CancellationToken cancellationToken)
    {
        var candidates = sales.Select(sale => Candidates(sale.SellerId, sale.CategoryIds)).ToList();
        var ids = candidates.SelectMany(levels => levels.SelectMany(level => level)).Distinct().ToList();
        var rules = await store.Set<CommissionRule>().FindManyAsync(ids, cancellationToken);
        var now = clock.GetUtcNow();
        var otherwise = new CommissionTerms(options.Value.PlatformBasisPoints, []);
        return [.. sales.Zip(candidates, (sale, levels) => MostSpecific(levels, sale.Paid) ?? new AppliedCommission(otherwise.RateBasisPoints, otherwise.Of(sale.Paid)))];

        AppliedCommission? MostSpecific(IReadOnlyList<IReadOnlyList<string>> levels, Money paid) => levels
            .Select(level => level.Select(id => rules.GetValueOrDefault(id)?.TermsAt(now)).OfType<CommissionTerms>()
                .Select(terms => new AppliedCommission(terms.RateBasisPoints, terms.Of(paid)))
                .OrderBy(applied => applied.Commission.MinorUnits).ThenBy(applied => applied.RateBasisPoints)
                .FirstOrDefault())
            .FirstOrDefault(applied => applied is not null);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Candidates(string sellerId, IReadOnlyList<string> categoryIds) =>
    [
        [.. categoryIds.Select(category => CommissionRule.IdOf(sellerId, category))],
        [CommissionRule.IdOf(sellerId, null)],
        [.. categoryIds.Select(category => CommissionRule.IdOf(null, category))],
        [CommissionRule.IdOf(null, null)],
    ];
}

/// <summary>A line of an order, as commissions see it.</summary>
/// <param name="SellerId">Who sells.</param>
/// <param name="CategoryIds">The product's categories with those above them.</param>
/// <param name="Paid">What is paid for it.</param>
internal sealed record Sale(string SellerId, IReadOnlyList<string> CategoryIds, Money Paid);

/// <summary>What the shop takes of a sale.</summary>
/// <param name="RateBasisPoints">The share in hundredths of a percent.</param>
/// <param name="Commission">The share with fees and limits.</param>
internal sealed record AppliedCommission(int RateBasisPoints, Money Commission);
