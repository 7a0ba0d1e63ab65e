using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>What Order asks of Cart.</summary>
internal sealed class CartService(SubgraphClient subgraphs)
{
    private const string Snapshot = """
        query($cartId: ID!, $guestToken: String, $userId: ID) {
          cartForPlacement(cartId: $cartId, guestToken: $guestToken, userId: $userId) {
            id version currency blockingLineIds shortLineIds blockingCoupons
            lines { lineId variantId productId sellerId sku title optionsText quantity unitPrice { minorUnits currency } categoryIds weightGrams taxClass discount { minorUnits currency } subsidy { minorUnits currency } }
            promotions { promotionId code name sellerId amount { minorUnits currency } }
            freeDelivery { sellerId promotionId isSubsidised }
          }
        }
        """;

    private const string Convert = "mutation($input: CartConvertInput!) { cartConvert(input: $input) { orderId userErrors { code message } } }";

    private const string Restore = "mutation($input: CartRestoreInput!) { cartRestore(input: $input) { orderId userErrors { code message } } }";

    private const string Refill =
        "mutation($input: CartRefillInput!) { cartRefill(input: $input) { cartId guestTokenOnce lines { variantId quantity } userErrors { code message } } }";

    /// <summary>The cart as it would be ordered now, provided that the user or the guest token opens it.</summary>
    public async Task<CartAnswer> FindAsync(string cartId, string? guestToken, string? userId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<SnapshotReply>("cart", Snapshot, new { cartId, guestToken, userId }, cancellationToken);
        return new CartAnswer(reply.Data?.CartForPlacement, reply.Data is not null, reply.Failure);
    }

    /// <summary>Empties this version of the cart into the order.</summary>
    public async Task<ServiceAnswer> ConvertAsync(string cartId, string orderId, int version, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<ConvertReply>(
            "cart", Convert, new { input = new { cartId, orderId, version } }, cancellationToken);
        return reply.Data?.CartConvert is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>Gives the cart its lines back, or turns a conversion away that is still on its way.</summary>
    public async Task<ServiceAnswer> RestoreAsync(string cartId, string orderId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<RestoreReply>("cart", Restore, new { input = new { cartId, orderId } }, cancellationToken);
        return reply.Data?.CartRestore is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>Puts into a cart what is still sold of these lines; null when Cart does not answer.</summary>
    public async Task<CartRefillAnswer?> RefillAsync(CartRefill input, CancellationToken cancellationToken) =>
        (await subgraphs.SendAsync<RefillReply>("cart", Refill, new { input }, cancellationToken)).Data?.CartRefill;

    private sealed record RefillReply(CartRefillAnswer? CartRefill);

    private sealed record SnapshotReply(CartSnapshot? CartForPlacement);

    private sealed record ConvertReply(Payload? CartConvert);

    private sealed record RestoreReply(Payload? CartRestore);

    private sealed record Payload(IReadOnlyList<WireError> UserErrors);
}

/// <summary>What an order had, to be bought again.</summary>
internal sealed record CartRefill(
    string IdempotencyKey, string Currency, IReadOnlyList<StockLine> Lines, string? UserId, string? CartId, string? GuestToken);

/// <summary>A cart that was refilled.</summary>
/// <param name="Lines">How many units of what was asked for it holds now.</param>
internal sealed record CartRefillAnswer(string? CartId, string? GuestTokenOnce, IReadOnlyList<StockLine> Lines, IReadOnlyList<WireError> UserErrors);

/// <summary>What Cart said.</summary>
/// <param name="Cart">Null when there is no such cart for this buyer, or no answer.</param>
/// <param name="WasAnswered">Whether Cart could be asked.</param>
/// <param name="Failure">For logs.</param>
internal sealed record CartAnswer(CartSnapshot? Cart, bool WasAnswered, string? Failure);

/// <summary>A cart as it would be ordered now.</summary>
internal sealed record CartSnapshot(
    string Id, int Version, string Currency, IReadOnlyList<string> BlockingLineIds, IReadOnlyList<CartSnapshotLine> Lines)
{
    /// <summary>The blocking lines of which there is too little, and nothing else is wrong with.</summary>
    public IReadOnlyList<string> ShortLineIds { get; init; } = [];

    /// <summary>Coupons that were entered and take nothing off any more: the buyer has counted on them.</summary>
    public IReadOnlyList<string> BlockingCoupons { get; init; } = [];

    /// <summary>Sellers whose cheapest delivery is taken off the chosen one.</summary>
    public IReadOnlyList<CartFreeDelivery> FreeDelivery { get; init; } = [];

    /// <summary>What takes something off; to be reserved before the order stands.</summary>
    public IReadOnlyList<CartPromotion> Promotions { get; init; } = [];
}

/// <summary>A promotion that the cart uses.</summary>
/// <param name="Code">The coupon that was entered; null when it applies by itself.</param>
/// <param name="SellerId">Who pays for it; null when the shop does.</param>
/// <param name="Amount">What it takes off all lines together.</param>
internal sealed record CartPromotion(string PromotionId, string? Code, string Name, string? SellerId, Money Amount);

/// <summary>A promotion that pays for a seller's delivery.</summary>
/// <param name="IsSubsidised">Whether the shop pays it; otherwise the seller does.</param>
internal sealed record CartFreeDelivery(string SellerId, string PromotionId, bool IsSubsidised);

/// <summary>A line as it would be sold now.</summary>
internal sealed record CartSnapshotLine(
    string LineId, string VariantId, string ProductId, string SellerId, string Sku, string Title, string? OptionsText, int Quantity,
    Money UnitPrice,
    IReadOnlyList<string> CategoryIds, int? WeightGrams, TaxClass TaxClass = TaxClass.Standard)
{
    /// <summary>What promotions take off the line, whoever pays for them.</summary>
    public Money Discount { get => field.OrZero(UnitPrice.Currency); init; }

    /// <summary>The part of the discount that the shop pays.</summary>
    public Money Subsidy { get => field.OrZero(UnitPrice.Currency); init; }

    public Money Total => (UnitPrice * Quantity) - Discount;

    /// <summary>What the seller sold it for: the shop's fee is taken of it.</summary>
    public Money CommissionBase => Total + Subsidy;
}
