using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>Which rule.</summary>
/// <param name="Id">The rule's id.</param>
public sealed record CommissionRuleRemoveInput(string Id);

[MutationRoot]
internal sealed class CommissionRuleRemove(IDocumentStore store)
{
    /// <summary>Takes a rule away: the next most specific one holds for sales from now on. Orders that are placed keep theirs. Answers what the rule was.</summary>
    /// <param name="input">Which rule.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<CommissionRulePayload?> CommissionRuleRemoveAsync(CommissionRuleRemoveInput input, CancellationToken cancellationToken) =>
        await store.WriteAsync([input.Id], async (work, token) =>
        {
            if (await work.FindAsync<CommissionRule>(input.Id, token) is not { } rule)
            {
                return CommissionRulePayload.Refused(new SellerError(SellerErrorCode.NotFound, "There is no such rule.", ["input", "id"]));
            }

            work.Delete(rule);
            return new CommissionRulePayload(new CommissionRuleType(rule), []);
        }, cancellationToken);
}
