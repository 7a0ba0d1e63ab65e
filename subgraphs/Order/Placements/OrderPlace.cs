using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>Which way of delivery was chosen for one seller's parcel.</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Code">The code of one of the seller's delivery options.</param>
internal sealed record DeliveryPick(string SellerId, string Code);

/// <summary>What is to be ordered.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it gives the same order.</param>
/// <param name="CartId">The cart.</param>
/// <param name="CartVersion">The version of the cart that the buyer has seen.</param>
/// <param name="ExpectedTotal">What the buyer expects to pay: the cart's total plus the chosen deliveries. Another total orders
/// nothing.</param>
/// <param name="ShippingAddress">Where the parcels go.</param>
/// <param name="DeliveryBySeller">One choice for every seller in the cart.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
/// <param name="Email">Where a guest is written to; an account's own address is used otherwise.</param>
internal sealed record OrderPlaceInput(
    string IdempotencyKey, string CartId, int CartVersion, MoneyInput ExpectedTotal, AddressInput ShippingAddress,
    IReadOnlyList<DeliveryPick> DeliveryBySeller,
    string? GuestToken = null, string? Email = null);

/// <summary>An order, or the reasons why there is none.</summary>
/// <param name="Order">The order as it is now.</param>
/// <param name="GuestTokenOnce">Opens a guest's order and its payment. Only this answer tells it: keep it.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record OrderPayload(OrderType? Order, string? GuestTokenOnce, IReadOnlyList<OrderError> UserErrors)
{
    internal static OrderPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, null, errors);
}

[MutationRoot]
internal sealed class OrderPlace(IDocumentStore store, PlacementGate gate, PlacementDesk desk, PlacementSaga saga)
{
    /// <summary>
    /// Orders a cart: reserves the stock, opens the payment, empties the cart, and answers when all of that is done, or none of it. The
    /// order then waits for its payment and expires without one.
    /// </summary>
    /// <param name="input">What is to be ordered.</param>
    public async Task<OrderPayload> OrderPlaceAsync(OrderPlaceInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (PlacementRules.Check(input, caller) is { Count: > 0 } errors)
        {
            return OrderPayload.Refused(errors);
        }

        var buyer = PlacementRules.BuyerOf(input, caller);
        var key = IdempotencyKey.Of(PlacementRules.KeyOwner(input, caller), nameof(OrderPlace), input.IdempotencyKey, input);
        var placementId = Placement.IdOf(PlacementRules.KeyOwner(input, caller), input.IdempotencyKey);
        var placement = await store.Set<Placement>().FindAsync(placementId, cancellationToken);
        if (placement is null or { State: PlacementState.Failed })
        {
            if (placement is not null && placement.Fingerprint != key.Fingerprint)
            {
                return OrderPayload.Refused(OrderError.KeyReused);
            }

            using var place = await gate.EnterAsync(cancellationToken);
            if (place is null)
            {
                return OrderPayload.Refused(OrderError.Busy);
            }

            var prepared = await desk.PrepareAsync(input, caller, buyer, cancellationToken);
            if (prepared.Draft is not { } draft)
            {
                // The same request, sent a moment earlier, may have emptied the cart by now: its answer is this one's, too.
                if (await store.Set<Placement>().FindAsync(placementId, cancellationToken) is null or { State: PlacementState.Failed })
                {
                    return OrderPayload.Refused(prepared.Errors);
                }
            }
            else if (await desk.StartAsync(placementId, key.Fingerprint, input, draft, cancellationToken))
            {
                return await AnswerAsync(await saga.StartAsync(placementId, cancellationToken), key, input, caller, cancellationToken);
            }
        }

        return await AnswerAsync(await saga.ResumeAsync(placementId, cancellationToken), key, input, caller, cancellationToken);
    }

    private async Task<OrderPayload> AnswerAsync(
        Placement? placement, IdempotencyKey key, OrderPlaceInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (placement is not null && placement.Fingerprint != key.Fingerprint)
        {
            return OrderPayload.Refused(OrderError.KeyReused);
        }

        return placement switch
        {
            { State: PlacementState.Placed } when await store.Set<Order>().FindAsync(placement.OrderId, cancellationToken) is { } order =>
                new OrderPayload(new OrderType(order), PlacementRules.GuestTokenOf(input, caller), []),
            { Refusals: { IsEmpty: false } refusals } => OrderPayload.Refused([.. refusals.Select(ToError)]),
            { State: PlacementState.Running } => OrderPayload.Refused(OrderError.Undecided),
            _ => OrderPayload.Refused(OrderError.Unavailable),
        };
    }

    private static OrderError ToError(PlacementRefusal refusal) =>
        new(refusal.Code, refusal.Message, null, refusal.LineIds.IsEmpty ? null : [.. refusal.LineIds]);
}
