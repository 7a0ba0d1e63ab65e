using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Reorders;

/// <summary>Which order is to be bought again.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="OrderId">The order.</param>
/// <param name="GuestToken">The token of a guest's order.</param>
/// <param name="CartId">A guest's cart to put it into; a new one when left out. Who is signed in has one cart.</param>
/// <param name="CartGuestToken">The token of that cart.</param>
internal sealed record OrderReorderInput(
    string IdempotencyKey, string OrderId, string? GuestToken = null, string? CartId = null, string? CartGuestToken = null);

/// <summary>A cart with what of an order is still sold, or the reasons why there is none.</summary>
/// <param name="Cart">The cart, at present prices.</param>
/// <param name="GuestTokenOnce">Opens a guest's new cart. Only this answer tells it: keep it.</param>
/// <param name="Missing">What the order had and the cart has not.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record OrderReorderPayload(
    CartType? Cart, string? GuestTokenOnce, IReadOnlyList<ReorderShortfall> Missing, IReadOnlyList<OrderError> UserErrors)
{
    internal static OrderReorderPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, null, [], errors);
}

/// <summary>Units of an order that the cart has not, because they are not sold any more or not so many.</summary>
/// <param name="Line">The order's line.</param>
/// <param name="Quantity">How many units are missing.</param>
internal sealed record ReorderShortfall(OrderLineType Line, int Quantity);

[MutationRoot]
internal sealed class OrderReorder(IDocumentStore store, CartService carts)
{
    /// <summary>
    /// Puts into the cart what of an order is still sold, at present prices, and says what is missing. Afterwards the cart holds at least
    /// as many units as the order had; what it held before stays, so asking twice adds nothing.
    /// </summary>
    /// <param name="input">Which order.</param>
    public async Task<OrderReorderPayload> OrderReorderAsync(OrderReorderInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(input.IdempotencyKey))
        {
            return OrderReorderPayload.Refused(OrderError.KeyInvalid);
        }

        if (await store.Set<Order>().FindAsync(input.OrderId, cancellationToken) is not { } order || !order.MayOpen(caller, input.GuestToken))
        {
            return OrderReorderPayload.Refused(OrderError.NotFound("orderId"));
        }

        var parts = await store.Set<SellerOrder>().FindManyAsync([.. order.Parts.Select(part => part.SellerOrderId)], cancellationToken);
        var lines = order.Parts.SelectMany(part => parts[part.SellerOrderId].Lines).ToList();
        var answer = await carts.RefillAsync(
            new CartRefill(
                $"{order.Id}:{input.IdempotencyKey}", order.Total.Currency,
                [.. lines.GroupBy(line => line.VariantId).Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity)))],
                caller.UserId, caller.IsSignedIn ? null : input.CartId, input.CartGuestToken),
            cancellationToken);
        return answer switch
        {
            null => OrderReorderPayload.Refused(OrderError.Unavailable),
            { CartId: { } cartId } => new OrderReorderPayload(new CartType(cartId), answer.GuestTokenOnce, MissingOf(lines, answer.Lines), []),
            _ => OrderReorderPayload.Refused(ErrorOf(answer.UserErrors)),
        };
    }

    /// <summary>What the cart holds is shared out over the lines in their order.</summary>
    private static List<ReorderShortfall> MissingOf(IReadOnlyList<OrderLine> lines, IReadOnlyList<StockLine> held)
    {
        var left = held.ToDictionary(line => line.VariantId, line => line.Quantity, StringComparer.Ordinal);
        var missing = new List<ReorderShortfall>();
        foreach (var line in lines)
        {
            var got = Math.Min(line.Quantity, left.GetValueOrDefault(line.VariantId));
            left[line.VariantId] = left.GetValueOrDefault(line.VariantId) - got;
            if (got < line.Quantity)
            {
                missing.Add(new ReorderShortfall(new OrderLineType(line), line.Quantity - got));
            }
        }

        return missing;
    }

    private static OrderError ErrorOf(IReadOnlyList<WireError> errors) => errors is [var error, ..] ? error.Code switch
    {
        "NOT_FOUND" => new OrderError(OrderErrorCode.NotFound, "There is no such cart.", ["input", "cartId"]),
        "CURRENCY_MISMATCH" => new OrderError(OrderErrorCode.CurrencyMismatch, "The cart holds items in another currency.", ["input", "cartId"]),
        "IDEMPOTENCY_KEY_REUSED" => OrderError.KeyReused,
        "TEMPORARILY_UNAVAILABLE" => OrderError.Unavailable,
        _ => new OrderError(OrderErrorCode.CartChanged, error.Message ?? "The cart does not take these items.", ["input", "cartId"]),
    } : OrderError.Unavailable;
}
