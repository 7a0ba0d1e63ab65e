using Octomart.OrderSubgraph.Placements;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Which order, or what of it, its buyer no longer wants.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">Why, for the seller; at most 300 characters.</param>
/// <param name="GuestToken">The token of a guest's order.</param>
/// <param name="Lines">What of it; the whole order when left out.</param>
internal sealed record OrderCancelInput(
    string IdempotencyKey, string OrderId, string Reason, string? GuestToken = null, IReadOnlyList<LineQuantityInput>? Lines = null);

[MutationRoot]
internal sealed class OrderCancel(IDocumentStore store, OrderRepository orders, TimeProvider clock)
{
    /// <summary>
    /// Cancels a whole order before anything of it is shipped, or, once it is confirmed, units that are not in a parcel yet. The stock goes
    /// back, and so does the money: also that for the delivery when nothing of a seller's part is left.
    /// </summary>
    /// <param name="input">Which order, or what of it.</param>
    public async Task<OrderPayload> OrderCancelAsync(OrderCancelInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(input.IdempotencyKey))
        {
            return OrderPayload.Refused(OrderError.KeyInvalid);
        }

        if (CancelRules.CheckReason(input.Reason) is { } error)
        {
            return OrderPayload.Refused(error);
        }

        var owner = caller.UserId ?? $"guest:{SecretToken.HashOf(input.GuestToken ?? "")}";
        var key = IdempotencyKey.Of(owner, nameof(OrderCancel), input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, (work, token) => CancelAsync(work, input, caller, token), cancellationToken);
        return outcome switch
        {
            { IsKeyReused: true } => OrderPayload.Refused(OrderError.KeyReused),
            { ReplayedResult: { } id } =>
                new OrderPayload(
                    await store.Set<Order>().FindAsync(id, cancellationToken) is { } order ? new OrderType(order) : null, null, []),
            _ => outcome.Value!,
        };
    }

    private async Task<WriteOutcome<OrderPayload>> CancelAsync(
        IUnitOfWork work, OrderCancelInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(work, input.OrderId, cancellationToken) is not { } placed
            || !placed.Order.MayOpen(caller, input.GuestToken))
        {
            return WriteOutcome.Refused(OrderPayload.Refused(OrderError.NotFound("orderId")));
        }

        var (cancelled, error) = Cancel(placed, input);
        if (cancelled is null)
        {
            return WriteOutcome.Refused(OrderPayload.Refused(error!));
        }

        orders.Save(work, placed, cancelled);
        return WriteOutcome.Done(new OrderPayload(new OrderType(cancelled.Order), null, []), input.OrderId);
    }

    private (PlacedOrder? Cancelled, OrderError? Error) Cancel(PlacedOrder placed, OrderCancelInput input)
    {
        var (why, now) = (input.Reason.Trim(), clock.GetUtcNow());
        if (input.Lines is not { } lines)
        {
            return Answer(
                placed.Cancel(CancelReason.Buyer, OrderActor.Buyer, $"The buyer cancelled the order: {why}", now),
                "Only an order of which nothing is shipped can be cancelled as a whole.");
        }

        List<OrderLine> known = [.. placed.SellerOrders.SelectMany(part => part.Lines)];
        return LineQuantities.Check(lines, known, line => line.Remaining(), "cancel") is { } error
            ? (null, error)
            : Answer(
                placed.CancelUnits(lines.ToDictionary(line => line.LineId, line => line.Quantity), CancelReason.Buyer, why, now),
                "Only lines of a confirmed order that are not shipped can be cancelled; an unpaid order is cancelled as a whole.");
    }

    private static (PlacedOrder? Cancelled, OrderError? Error) Answer(PlacedOrder? cancelled, string messageWhenNotAllowed) =>
        (cancelled, cancelled is null ? OrderError.InvalidTransition(messageWhenNotAllowed) : null);
}

/// <summary>What is demanded of a cancellation.</summary>
internal static class CancelRules
{
    private const int MaxReasonLength = 300;

    public static OrderError? CheckReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength
            ? OrderError.Invalid($"Give a reason of at most {MaxReasonLength} characters.", "reason")
            : null;
}
