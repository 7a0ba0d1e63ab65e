using GraphQL.Federation;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Pricing;
using Octomart.CartSubgraph.Promotions;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Placement;

/// <summary>A cart as it would be ordered now.</summary>
/// <param name="Id">The cart.</param>
/// <param name="Version">To be named when the cart is converted.</param>
/// <param name="Currency">Of all prices.</param>
/// <param name="Lines">What would be sold, at present prices.</param>
/// <param name="BlockingLineIds">Lines with a problem that the buyer must accept or mend first.</param>
/// <param name="ShortLineIds">Those of the blocking lines of which there is too little, and nothing else is wrong with.</param>
/// <param name="BlockingCoupons">Coupons that take nothing off any more, which the buyer must accept or remove first.</param>
/// <param name="Promotions">What takes something off; to be reserved with promotionsReserve.</param>
/// <param name="FreeDelivery">Whose delivery costs nothing, at most once a seller.</param>
[Inaccessible]
internal sealed record CartSnapshot(
    string Id, int Version, string Currency, IReadOnlyList<CartSnapshotLine> Lines, IReadOnlyList<string> BlockingLineIds,
    IReadOnlyList<string> ShortLineIds, IReadOnlyList<string> BlockingCoupons, IReadOnlyList<CartSnapshotPromotion> Promotions, IReadOnlyList<CartSnapshotFreeDelivery> FreeDelivery);

/// <summary>A promotion that the cart uses.</summary>
/// <param name="PromotionId">Which.</param>
/// <param name="Code">The coupon that was entered; null when it applies by itself.</param>
/// <param name="Name">For people.</param>
/// <param name="SellerId">Who pays for it; null when the shop does.</param>
/// <param name="Amount">What it takes off all lines together.</param>
/// <param name="FreeDeliverySellerIds">Whose delivery it makes free.</param>
[Inaccessible]
internal sealed record CartSnapshotPromotion(
    string PromotionId, string? Code, string Name, string? SellerId, Money Amount, IReadOnlyList<string> FreeDeliverySellerIds);

/// <summary>A seller's delivery that costs nothing: the price of the cheapest option is taken off the chosen one.</summary>
/// <param name="SellerId">Whose delivery.</param>
/// <param name="PromotionId">Why.</param>
/// <param name="IsSubsidised">Whether the shop pays for it; otherwise the seller does.</param>
[Inaccessible]
internal sealed record CartSnapshotFreeDelivery(string SellerId, string PromotionId, bool IsSubsidised);

/// <summary>A line as it would be sold now.</summary>
/// <param name="LineId">The cart's line.</param>
/// <param name="VariantId">What would be sold.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="SellerId">Who sells it.</param>
/// <param name="Sku">The seller's number for it.</param>
/// <param name="Title">The product's title.</param>
/// <param name="OptionsText">The variant's options in words; null when it has none.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="UnitPrice">What a unit costs now.</param>
/// <param name="CategoryIds">For commission rules.</param>
/// <param name="WeightGrams">What a unit weighs; null when unknown.</param>
/// <param name="TaxClass">By which kind of rate it is taxed.</param>
/// <param name="Discount">Everything that promotions take off this line, whoever pays for it.</param>
/// <param name="Subsidy">The part of the discount that the shop pays; the rest is the seller's.</param>
/// <param name="Total">Quantity times the price, less the discount.</param>
[Inaccessible]
internal sealed record CartSnapshotLine(
    string LineId, string VariantId, string ProductId, string SellerId, string Sku, string Title, string? OptionsText, int Quantity,
    Money UnitPrice, IReadOnlyList<string> CategoryIds, int? WeightGrams, TaxClass TaxClass,
    Money Discount, Money Subsidy, Money Total);

[QueryRoot]
internal sealed class CartForPlacementQuery(IDocumentStore store, CartPricing pricing, TimeProvider clock)
{
    /// <summary>
    /// A cart as it would be ordered now; null when there is none or neither the user nor the guest token opens it. Lines that are no
    /// longer
    /// sold are blocking and left out of lines. Fails when prices cannot be read.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="guestToken">What the buyer presented.</param>
    /// <param name="userId">Who is signed in.</param>
    [ServiceOnly]
    public async Task<CartSnapshot?> CartForPlacementAsync(
        string cartId, CancellationToken cancellationToken, string? guestToken = null, string? userId = null)
    {
        var cart = await store.Set<Cart>().FindAsync(cartId, cancellationToken);
        if (cart is null || !cart.MayOpen(userId, guestToken, clock.GetUtcNow()))
        {
            return null;
        }

        var priced = await pricing.PriceAsync(cart, cancellationToken);
        if (!priced.WasChecked)
        {
            throw new GraphQL.ExecutionError("Prices and stock cannot be read at the moment.") { Code = "PRODUCT_UNAVAILABLE" };
        }

        return new CartSnapshot(
            cart.Id,
            (int)cart.Version,
            cart.Currency,
            [.. priced.Lines.Where(line => !line.IsUnavailable).Select(Snapshot)],
            [.. priced.Lines.Where(line => line.IsBlocking).Select(line => line.Line.Id)],
            [.. priced.Lines.Where(line => line is { IsShort: true, HasPriceRisen: false, IsOutOfRange: false }).Select(line => line.Line.Id)],
            [.. priced.Coupons.Where(coupon => coupon.Problem is not null).Select(coupon => coupon.Code)],
            [.. priced.Offers.Promotions.Select(promotion => Snapshot(promotion, priced))],
            [.. priced.Offers.FreeDelivery.Select(offer => new CartSnapshotFreeDelivery(offer.SellerId, offer.Promotion.Id, offer.Promotion.IsFundedByShop))]);
    }

    private static CartSnapshotPromotion Snapshot(Promotion promotion, PricedCart priced) => new(
        promotion.Id,
        promotion.Code,
        promotion.Name,
        promotion.SellerId,
        new Money(priced.Offers.TotalOf(promotion.Id), priced.Cart.Currency),
        [.. priced.Offers.FreeDelivery.Where(offer => offer.Promotion.Id == promotion.Id).Select(offer => offer.SellerId)]);

    private static CartSnapshotLine Snapshot(PricedLine line)
    {
        var variant = line.Quote.Variant!;
        return new CartSnapshotLine(
            line.Line.Id, variant.Id, variant.ProductId, variant.SellerId, variant.Sku, variant.Title, variant.OptionsText,
            line.Line.Quantity, line.UnitPrice,
            variant.CategoryIds ?? [], variant.WeightGrams, variant.TaxClass, line.Discount, line.Subsidy, line.Total);
    }
}
