using System.Collections.Immutable;
using Octomart.CartSubgraph.Carts;
using Octomart.Contracts;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>A cart beside what Product says now. Pure: the same cart and quotes give the same prices and drifts.</summary>
internal sealed record PricedCart(Cart Cart, ImmutableArray<PricedLine> Lines)
{
    public static PricedCart Of(Cart cart, IReadOnlyDictionary<string, VariantQuote> quotes) =>
        new(cart, [.. cart.Lines.Select(line => new PricedLine(line, quotes.GetValueOrDefault(line.VariantId) ?? VariantQuote.NotChecked))]);

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
    public Money Discount { get; init; } = Money.Zero(Line.PriceWhenAdded.Currency);

    /// <summary>The part of the discount that the shop pays; the rest is the seller's.</summary>
    public Money Subsidy { get; init; } = Money.Zero(Line.PriceWhenAdded.Currency);

    public Money Total => Subtotal - Discount;

    public bool IsUnavailable => Quote.WasChecked && Sellable is null;

    /// <summary>A rise must be accepted; a fall is merely shown.</summary>
    public bool HasPriceRisen => HasPriceChanged && UnitPrice > Line.PriceWhenAdded;

    /// <summary>Whether the cart cannot be ordered until this line is accepted or mended.</summary>
    public bool IsBlocking => IsUnavailable || IsShort || HasPriceRisen;

    public bool HasPriceChanged => !IsUnavailable && UnitPrice != Line.PriceWhenAdded;

    public int Available => Sellable?.Available ?? 0;

    public bool IsShort => Sellable is not null && Line.Quantity > Available;
}
