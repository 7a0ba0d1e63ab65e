using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

[QueryRoot]
internal sealed class CommissionRules(IDocumentStore store)
{
    /// <summary>The rules that hold for all sellers, the one for all categories first. Those of one seller are with the seller.</summary>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<IReadOnlyList<CommissionRuleType>?> CommissionRulesAsync(CancellationToken cancellationToken)
    {
        var rules = await store.Set<CommissionRule>().ListAsync(new() { Where = rule => rule.SellerId == null }, cancellationToken);
        return [.. rules.OrderBy(rule => rule.CategoryId, StringComparer.Ordinal).Select(rule => new CommissionRuleType(rule))];
    }
}
