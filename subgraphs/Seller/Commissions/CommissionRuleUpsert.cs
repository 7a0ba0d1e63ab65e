using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>The shop's share of certain sales.</summary>
/// <param name="RateBasisPoints">The share in hundredths of a percent, from 0 to 10000.</param>
/// <param name="SellerId">Only sales of this seller.</param>
/// <param name="CategoryId">Only sales of this category and those below.</param>
public sealed record CommissionRuleUpsertInput(int RateBasisPoints, string? SellerId = null, string? CategoryId = null);

/// <summary>The rule, or the reasons why it was not set.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record CommissionRulePayload(CommissionRuleType? Rule, IReadOnlyList<SellerError> UserErrors);

[MutationRoot]
internal sealed class CommissionRuleUpsert(IDocumentStore store, TimeProvider clock)
{
    private const int AllOfIt = 10_000;

    /// <summary>Sets the shop's share of sales of a seller, a category, both or all. Orders that are placed keep theirs.</summary>
    /// <param name="input">The rule; it replaces the one for the same seller and category.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<CommissionRulePayload?> CommissionRuleUpsertAsync(
        CommissionRuleUpsertInput input, CancellationToken cancellationToken)
    {
        if (input.RateBasisPoints is < 0 or > AllOfIt)
        {
            return new CommissionRulePayload(null, [SellerError.Invalid("rateBasisPoints", $"A share is from 0 to {AllOfIt}.")]);
        }

        if (input.CategoryId is { } categoryId && !OpaqueId.IsWellFormed(categoryId))
        {
            return new CommissionRulePayload(null, [SellerError.Invalid("categoryId", "This is no category's id.")]);
        }

        var id = CommissionRule.IdOf(input.SellerId, input.CategoryId);
        return await store.WriteAsync([id], async (work, token) =>
        {
            if (input.SellerId is { } sellerId && await work.FindAsync<Seller>(sellerId, token) is null)
            {
                return new CommissionRulePayload(null, [SellerError.NotFound("sellerId")]);
            }

            var rule = new CommissionRule
            {
                Id = id,
                SellerId = input.SellerId,
                CategoryId = input.CategoryId,
                RateBasisPoints = input.RateBasisPoints,
                UpdatedAt = clock.GetUtcNow(),
            };
            if (await work.FindAsync<CommissionRule>(id, token) is { } known)
            {
                rule = known with { RateBasisPoints = rule.RateBasisPoints, UpdatedAt = rule.UpdatedAt };
            }

            work.Save(rule);
            return new CommissionRulePayload(new CommissionRuleType(rule), []);
        }, cancellationToken);
    }
}
