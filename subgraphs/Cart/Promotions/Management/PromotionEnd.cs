using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>Which promotion ends.</summary>
/// <param name="Id">The promotion.</param>
/// <param name="Version">The version that you have seen.</param>
internal sealed record PromotionEndInput(string Id, int Version);

[MutationRoot]
internal sealed class PromotionEnd(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Ends a promotion now. Orders that are placed with it keep it. Ending it again changes nothing.</summary>
    /// <param name="input">Which promotion ends.</param>
    [RequiresScopes(PromotionAccess.Write)]
    public async Task<PromotionPayload?> PromotionEndAsync(PromotionEndInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.WriteAsync((work, token) => EndAsync(work, input, caller, token), cancellationToken);

    private async Task<PromotionPayload> EndAsync(IUnitOfWork work, PromotionEndInput input, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var promotion = await work.FindAsync<Promotion>(input.Id, cancellationToken);
        if (promotion is null || !caller.MayWrite(promotion.SellerId))
        {
            return PromotionPayload.Refused(PromotionError.NotFound("promotion", "id"));
        }

        if (promotion.HasEnded(now))
        {
            return PromotionPayload.Of(promotion);
        }

        if (promotion.Version != input.Version)
        {
            return PromotionPayload.Refused(PromotionError.Stale);
        }

        // One that was still to come must not end before it starts.
        var ended = promotion with { StartsAt = promotion.HasStarted(now) ? promotion.StartsAt : null, EndsAt = now };
        work.Update(ended);
        return PromotionPayload.Of(ended);
    }
}
