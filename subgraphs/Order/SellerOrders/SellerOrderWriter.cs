using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>A seller's part after a change, or the reasons why it was not changed.</summary>
/// <param name="SellerOrder">The part as it is now.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record SellerOrderPayload(SellerOrderType? SellerOrder, IReadOnlyList<OrderError> UserErrors)
{
    internal static SellerOrderPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, errors);
}

/// <summary>What a seller's change comes to.</summary>
/// <param name="Next">The order as it will be; null when refused.</param>
/// <param name="Error">Why it was refused.</param>
internal sealed record SellerOrderChange(PlacedOrder? Next, OrderError? Error)
{
    public static SellerOrderChange Of(PlacedOrder? next, string messageWhenNotAllowed) =>
        next is null ? Refused(OrderError.InvalidTransition(messageWhenNotAllowed)) : new SellerOrderChange(next, null);

    public static SellerOrderChange Refused(OrderError error) => new(null, error);
}

/// <summary>
/// How every change by a seller goes: once under its key, to the version that the seller has seen, by a member of the seller only.
/// </summary>
internal sealed class SellerOrderWriter(IDocumentStore store, OrderRepository orders, TimeProvider clock)
{
    public async Task<SellerOrderPayload> ChangeAsync(
        SellerOrderTarget target, Func<PlacedOrder, SellerOrder, SellerOrderChange> change, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(target.IdempotencyKey))
        {
            return SellerOrderPayload.Refused(OrderError.KeyInvalid);
        }

        var key = IdempotencyKey.Of(target.Caller.Key, target.Operation, target.IdempotencyKey, target.Input);
        var outcome = await store.WriteOnceAsync(key, clock, (work, token) => ApplyAsync(work, target, change, token), cancellationToken);
        return outcome switch
        {
            { IsKeyReused: true } => SellerOrderPayload.Refused(OrderError.KeyReused),
            { ReplayedResult: { } id } =>
                new SellerOrderPayload(
                    await store.Set<SellerOrder>().FindAsync(id, cancellationToken) is { } part ? new SellerOrderType(part) : null, []),
            _ => outcome.Value!,
        };
    }

    private async Task<WriteOutcome<SellerOrderPayload>> ApplyAsync(
        IUnitOfWork work, SellerOrderTarget target, Func<PlacedOrder, SellerOrder, SellerOrderChange> change,
        CancellationToken cancellationToken)
    {
        if (await work.FindAsync<SellerOrder>(target.Id, cancellationToken) is not { } part || !part.IsSellers(target.Caller)
            || await orders.FindAsync(work, part.OrderId, cancellationToken) is not { } placed)
        {
            return Refused(OrderError.NotFound(target.IdField));
        }

        if (part.Version != target.Version)
        {
            return Refused(OrderError.Stale);
        }

        var changed = change(placed, part);
        if (changed.Next is not { } next)
        {
            return Refused(changed.Error!);
        }

        orders.Save(work, placed, next);
        return WriteOutcome.Done(new SellerOrderPayload(new SellerOrderType(next.Part(part.Id)!), []), part.Id);
    }

    private static WriteOutcome<SellerOrderPayload> Refused(OrderError error) => WriteOutcome.Refused(SellerOrderPayload.Refused(error));
}

/// <summary>Which part is to be changed, by whom and once under which key.</summary>
internal sealed record SellerOrderTarget(
    Caller Caller, string Id, string IdField, int Version, string Operation, string IdempotencyKey, object Input);
