using System.Collections.Immutable;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>
/// A cart beside what Product says now, with what promotions take off it. Pure: the same cart, quotes and promotions give the same
/// prices and drifts.
/// </summary>
internal sealed record PricedCart(Cart Cart, ImmutableArray<PricedLine> Lines, CartOffers Offers, ImmutableArray<PricedCoupon> Coupons)
{
    public static PricedCart Of(Cart cart, IReadOnlyDictionary<string, VariantQuote> quotes, CartPromotions promotions)
    {
        ImmutableArray<PricedLine> lines =
            [.. cart.Lines.Select(line => new PricedLine(line, quotes.GetValueOrDefault(line.VariantId) ?? VariantQuote.NotChecked))];
        if (lines.Any(line => !line.Quote.WasChecked))
        {
            // Which items an offer concerns is Product's to say. Nothing can be ordered until it does.
            return new PricedCart(cart, lines, CartOffers.None, [.. cart.Coupons.Select(code => new PricedCoupon(code, null, null, 0))]);
        }

        List<OfferedLine> offered = [.. lines.Select(line => line.Offered).OfType<OfferedLine>()];
        var coupons = PricedCoupon.Check(cart, offered, promotions);
        var usable = coupons.Where(coupon => coupon.Problem is null).Select(coupon => coupon.Promotion).OfType<Promotion>();
        var offers = PromotionEngine.Apply(offered, promotions.UsableAutomatic, usable, cart.Currency);
        var index = offered.Index().ToDictionary(line => line.Item.LineId, line => line.Index, StringComparer.Ordinal);
        return new PricedCart(
            cart,
            [.. lines.Select(line => index.TryGetValue(line.Line.Id, out var i) ? line.Less(offers.DiscountOf(i), offers.SubsidyOf(i)) : line)],
            offers,
            [.. coupons.Select(coupon => coupon with { Discount = coupon.Promotion is { } promotion ? offers.TotalOf(promotion.Id) : 0 })]);
    }

    /// <summary>Everything at present prices.</summary>
    public Money Subtotal => Money.Sum(Lines.Select(line => line.Subtotal), Cart.Currency);

    public Money Discount => Money.Sum(Lines.Select(line => line.Discount), Cart.Currency);

    public Money Total => Subtotal - Discount;

    public bool WasChecked => Lines.All(line => line.Quote.WasChecked);
}

/// <summary>A line beside what Product says now.</summary>
internal sealed record PricedLine(CartLine Line, VariantQuote Quote)
{
    private VariantForSale? Sellable =>
        Quote.Variant is { IsPurchasable: true, Price: { } price } && price.Currency == Line.PriceWhenAdded.Currency ? Quote.Variant : null;

    /// <summary>The present price; the remembered one when there is no present one.</summary>
    public Money UnitPrice => Sellable?.Price ?? Line.PriceWhenAdded;

    public Money Subtotal => UnitPrice * Line.Quantity;

    /// <summary>Everything that promotions take off the line, whoever pays for it.</summary>
    public Money Discount { get; private init; } = Money.Zero(Line.PriceWhenAdded.Currency);

    /// <summary>The part of the discount that the shop pays; the rest is the seller's.</summary>
    public Money Subsidy { get; private init; } = Money.Zero(Line.PriceWhenAdded.Currency);

    public Money Total => Subtotal - Discount;

    public bool IsUnavailable => Quote.WasChecked && Sellable is null;

    /// <summary>A rise must be accepted; a fall is merely shown.</summary>
    public bool HasPriceRisen => HasPriceChanged && UnitPrice > Line.PriceWhenAdded;

    /// <summary>Whether the cart cannot be ordered until this line is accepted or mended.</summary>
    public bool IsBlocking => IsUnavailable || IsShort || HasPriceRisen || IsOutOfRange;

    public bool HasPriceChanged => !IsUnavailable && UnitPrice != Line.PriceWhenAdded;

    public int Available => Sellable?.Available ?? 0;

    public bool IsShort => Sellable is not null && Line.Quantity > Available;

    public int MinPerOrder => Sellable?.MinPerOrder ?? 1;

    public int? MaxPerOrder => Sellable?.MaxPerOrder;

    /// <summary>Fewer or more units than the seller sells in one order.</summary>
    public bool IsOutOfRange => Sellable is not null && (Line.Quantity < MinPerOrder || Line.Quantity > MaxPerOrder);

    /// <summary>The nearest quantity that can be ordered; 0 when there is none.</summary>
    public int NearestQuantity()
    {
        var most = Math.Min(Available, MaxPerOrder ?? int.MaxValue);
        return most < MinPerOrder ? 0 : Math.Clamp(Line.Quantity, MinPerOrder, most);
    }

    /// <summary>The line as offers see it; null when it is not for sale.</summary>
    public OfferedLine? Offered => Sellable is { } variant
        ? new OfferedLine(Line.Id, variant.ProductId, variant.SellerId, variant.CategoryIds ?? [], UnitPrice, Line.Quantity)
        : null;

    public PricedLine Less(long discount, long subsidy) => this with
    {
        Discount = new Money(discount, UnitPrice.Currency),
        Subsidy = new Money(subsidy, UnitPrice.Currency),
    };
}
