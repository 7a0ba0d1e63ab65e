using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>The shop's share of certain sales.</summary>
/// <param name="RateBasisPoints">The share in hundredths of a percent, from 0 to 10000.</param>
/// <param name="SellerId">Only sales of this seller.</param>
/// <param name="CategoryId">Only sales of this category and those below.</param>
/// <param name="Fees">What is added or limited in single currencies, one of each; nothing when left out.</param>
/// <param name="ValidFrom">From when it holds; at once when left out or past. Until then, what holds now goes on.</param>
public sealed record CommissionRuleUpsertInput(
    int RateBasisPoints, string? SellerId = null, string? CategoryId = null, IReadOnlyList<CommissionFeeInput>? Fees = null, DateTimeOffset? ValidFrom = null);

/// <summary>What a rule says about amounts of one currency, each in its smallest unit.</summary>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="FixedMinorUnits">Added to the share of each line, however many units it has.</param>
/// <param name="MinMinorUnits">The least that a line costs.</param>
/// <param name="MaxMinorUnits">The most that a line costs.</param>
public sealed record CommissionFeeInput(string Currency, long FixedMinorUnits = 0, long? MinMinorUnits = null, long? MaxMinorUnits = null);

/// <summary>The rule, or the reasons why it was not set.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record CommissionRulePayload(CommissionRuleType? Rule, IReadOnlyList<SellerError> UserErrors)
{
    internal static CommissionRulePayload Refused(SellerError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class CommissionRuleUpsert(IDocumentStore store, TimeProvider clock)
{
    private const int AllOfIt = 10_000;
    private const int MaxFees = 50;

    /// <summary>Far above any fee, and far below where sums of money overflow.</summary>
    private const long MaxAmount = 1_000_000_000_000;

    /// <summary>Sets the shop's share of sales of a seller, a category, both or all. Orders that are placed keep theirs.</summary>
    /// <param name="input">The rule; it replaces the one for the same seller and category.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<CommissionRulePayload?> CommissionRuleUpsertAsync(
        CommissionRuleUpsertInput input, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
        {
            return CommissionRulePayload.Refused(error);
        }

        var id = CommissionRule.IdOf(input.SellerId, input.CategoryId);
        return await store.WriteAsync([id], async (work, token) =>
        {
            if (input.SellerId is { } sellerId && await work.FindAsync<Seller>(sellerId, token) is null)
            {
                return CommissionRulePayload.Refused(SellerError.NotFound("sellerId"));
            }

            var now = clock.GetUtcNow();
            var terms = TermsOf(input);
            var validFrom = input.ValidFrom is { } from ? StoreTime.Truncate(from) : (DateTimeOffset?)null;
            var rule = await work.FindAsync<CommissionRule>(id, token) is { } known
                ? known.With(terms, validFrom, now)
                : new CommissionRule
                {
                    Id = id,
                    SellerId = input.SellerId,
                    CategoryId = input.CategoryId,
                    RateBasisPoints = terms.RateBasisPoints,
                    Fees = terms.Fees,
                    ValidFrom = validFrom > now ? validFrom : now,
                    UpdatedAt = now,
                };
            work.Save(rule);
            return new CommissionRulePayload(new CommissionRuleType(rule), []);
        }, cancellationToken);
    }

    private static SellerError? Validate(CommissionRuleUpsertInput input) => input switch
    {
        { RateBasisPoints: < 0 or > AllOfIt } => SellerError.Invalid("rateBasisPoints", $"A share is from 0 to {AllOfIt}."),
        { CategoryId: { } categoryId } when !OpaqueId.IsWellFormed(categoryId) => SellerError.Invalid("categoryId", "This is no category's id."),
        { Fees.Count: > MaxFees } => SellerError.Invalid("fees", $"A rule has at most {MaxFees} currencies."),
        { Fees: { } fees } when fees.DistinctBy(fee => fee.Currency).Count() < fees.Count => SellerError.Invalid("fees", "A currency stands there once."),
        { Fees: { } fees } when fees.SelectMany(fee => new[] { fee.FixedMinorUnits, fee.MinMinorUnits ?? 0, fee.MaxMinorUnits ?? 0 }).Any(amount => amount is < 0 or > MaxAmount) =>
            SellerError.Invalid("fees", "Amounts are from nothing to a million millions of the smallest unit."),
        { Fees: { } fees } when fees.Any(fee => fee.MinMinorUnits > fee.MaxMinorUnits) => SellerError.Invalid("fees", "The least is not above the most."),
        _ => null,
    };

    private static CommissionTerms TermsOf(CommissionRuleUpsertInput input) => new(
        input.RateBasisPoints,
        [.. (input.Fees ?? []).Select(fee => new CommissionFee(fee.Currency, fee.FixedMinorUnits, fee.MinMinorUnits, fee.MaxMinorUnits)).OrderBy(fee => fee.Currency, StringComparer.Ordinal)]);
}
