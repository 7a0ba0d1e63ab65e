using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>A promotion as it is to be.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Name">For shoppers; 1 to 80 characters.</param>
/// <param name="Benefit">What it gives.</param>
/// <param name="Id">Which is changed; null makes a new one.</param>
/// <param name="Version">The version that you have seen; needed to change one.</param>
/// <param name="SellerId">Who pays for it; null for the shop, which needs promotions:admin. It cannot be changed.</param>
/// <param name="Code">What shoppers type: 3 to 40 letters, digits, - or _; null lets it apply by itself.</param>
/// <param name="Conditions">Which items it concerns and when it applies; none when null.</param>
/// <param name="StartsAt">From when on; null for at once.</param>
/// <param name="EndsAt">Until when; null for ever.</param>
/// <param name="UsageLimit">In how many orders it may be used; null without a limit.</param>
/// <param name="PerCustomerLimit">In how many orders of one customer; null without a limit. Without a code it then applies to users only.</param>
/// <param name="IsExclusive">Whether nothing else applies beside it.</param>
internal sealed record PromotionUpsertInput(
    string IdempotencyKey, string Name, PromotionBenefitInput Benefit, string? Id = null, int? Version = null, string? SellerId = null,
    string? Code = null, PromotionConditionsInput? Conditions = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null,
    int? UsageLimit = null, int? PerCustomerLimit = null, bool IsExclusive = false);

[MutationRoot]
internal sealed class PromotionUpsert(IDocumentStore store, TimeProvider clock)
{
    /// <summary>
    /// Makes or changes a promotion. Sellers make those that they pay for, which concern their own items only. Carts show a change at
    /// once; orders keep what they were placed with.
    /// </summary>
    /// <param name="input">The promotion as it is to be.</param>
    [RequiresScopes(PromotionAccess.Write)]
    public async Task<PromotionPayload?> PromotionUpsertAsync(PromotionUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (PromotionRules.Check(input) is { Count: > 0 } errors)
        {
            return PromotionPayload.Refused([.. errors]);
        }

        if (input.Id is null && !caller.MayWrite(input.SellerId))
        {
            return PromotionPayload.Refused(PromotionError.NotFound(input.SellerId is null ? "offer of the shop that you may make" : "seller", "sellerId"));
        }

        var key = IdempotencyKey.Of(caller.Key, nameof(PromotionUpsert), input.IdempotencyKey, input);
        try
        {
            var outcome = await store.WriteOnceAsync(key, clock, (work, token) => SaveAsync(work, input, caller, token), cancellationToken);
            return outcome switch
            {
                { IsKeyReused: true } => PromotionPayload.Refused(PromotionError.KeyReused),
                { ReplayedResult: { } id } => PromotionPayload.Of(await store.Set<Promotion>().FindAsync(id, cancellationToken)),
                _ => outcome.Value,
            };
        }
        catch (DuplicateKeyException e) when (e is { Collection: "promotions", Index: "code" })
        {
            return PromotionPayload.Refused(PromotionError.CodeTaken);
        }
    }

    private async Task<WriteOutcome<PromotionPayload>> SaveAsync(
        IUnitOfWork work, PromotionUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (input.Id is null)
        {
            var made = input.ApplyTo(new Promotion
            {
                Id = OpaqueId.New("pro", clock),
                Name = input.Name,
                Funder = input.SellerId ?? Promotion.Shop,
                Benefit = PromotionBenefit.FreeDelivery,
                CreatedAt = clock.GetUtcNow(),
            });
            work.Insert(made);
            return WriteOutcome.Done(PromotionPayload.Of(made), made.Id);
        }

        var known = await work.FindAsync<Promotion>(input.Id, cancellationToken);
        if (known is null || !caller.MayWrite(known.SellerId) || known.SellerId != input.SellerId)
        {
            return WriteOutcome.Refused(PromotionPayload.Refused(PromotionError.NotFound("promotion", "id")));
        }

        if (known.Version != input.Version)
        {
            return WriteOutcome.Refused(PromotionPayload.Refused(PromotionError.Stale));
        }

        var changed = input.ApplyTo(known);
        work.Update(changed);
        return WriteOutcome.Done(PromotionPayload.Of(changed), changed.Id);
    }
}
