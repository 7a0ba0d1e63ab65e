using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>
/// How every change of a delivery method goes: once under its key, to the version that was seen, by a member of the seller only; the
/// shop's by an administrator only.
/// </summary>
internal sealed class DeliveryMethodWriter(IDocumentStore store, TimeProvider clock)
{
    private const int MaxMethods = 30;

    /// <param name="change">From the method that there is, maybe a retired one, to what it will be; null when there is nothing to change.</param>
    public async Task<DeliveryMethodPayload> ChangeAsync(
        DeliveryMethodTarget target, Func<DeliveryMethod?, DeliveryMethod?> change, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(target.IdempotencyKey))
        {
            return DeliveryMethodPayload.Refused(OrderError.KeyInvalid);
        }

        if (target.SellerId is { } sellerId ? !target.Caller.ActsFor(sellerId) : !(target.Caller.IsAdmin || target.Caller.IsService))
        {
            return DeliveryMethodPayload.Refused(NotFound("sellerId", "There is no such seller among yours."));
        }

        var key = IdempotencyKey.Of(target.Caller.Key, target.Operation, target.IdempotencyKey, target.Input);
        try
        {
            var outcome = await store.WriteOnceAsync(key, clock, (work, token) => ApplyAsync(work, target, change, token), cancellationToken);
            return outcome switch
            {
                { IsKeyReused: true } => DeliveryMethodPayload.Refused(OrderError.KeyReused),
                { ReplayedResult: { } id } when await store.Set<DeliveryMethod>().FindAsync(id, cancellationToken) is { } method =>
                    DeliveryMethodPayload.Of(method),
                _ => outcome.Value!,
            };
        }
        catch (DuplicateKeyException e) when (e.Collection == "delivery_methods")
        {
            // Two made it at once, under different keys.
            return DeliveryMethodPayload.Refused(Stale);
        }
    }

    private static async Task<WriteOutcome<DeliveryMethodPayload>> ApplyAsync(
        IUnitOfWork work, DeliveryMethodTarget target, Func<DeliveryMethod?, DeliveryMethod?> change, CancellationToken cancellationToken)
    {
        var owner = target.SellerId ?? DeliveryMethod.Shop;
        var stored = await work.FindAsync<DeliveryMethod>(DeliveryMethod.IdOf(owner, target.Code), cancellationToken);
        var current = stored is { IsRetired: true } ? null : stored;
        if (change(stored) is not { } changed)
        {
            return WriteOutcome.Refused(DeliveryMethodPayload.Refused(NotFound("code", "There is no such delivery method.")));
        }

        if (current?.Version != target.Version)
        {
            return WriteOutcome.Refused(DeliveryMethodPayload.Refused(Stale));
        }

        if (stored is null)
        {
            var others = await work.ListAsync(new DocumentQuery<DeliveryMethod> { Where = method => method.OwnerId == owner }, cancellationToken);
            if (others.Count >= MaxMethods)
            {
                return WriteOutcome.Refused(DeliveryMethodPayload.Refused(OrderError.Invalid($"There can be {MaxMethods} methods, retired ones included.", "code")));
            }

            work.Insert(changed);
        }
        else
        {
            work.Update(changed);
        }

        return WriteOutcome.Done(DeliveryMethodPayload.Of(changed), changed.Id);
    }

    private static OrderError Stale { get; } =
        new(OrderErrorCode.VersionConflict, "The method has changed since you read it, or there is one of this code already.", ["input", "version"]);

    private static OrderError NotFound(string field, string message) => new(OrderErrorCode.NotFound, message, ["input", field]);
}

/// <summary>Which method is to be changed, by whom and once under which key.</summary>
internal sealed record DeliveryMethodTarget(
    Caller Caller, string? SellerId, string Code, int? Version, string Operation, string IdempotencyKey, object Input);
