using System.Globalization;
using Octomart.CartSubgraph.Pricing;
using Octomart.Store;

namespace Octomart.CartSubgraph.Carts;

/// <summary>What may stand in a cart. Pure rules, shared by the mutations that change lines.</summary>
internal static class CartLineRules
{
    public const int MaxLinesOfOneCall = 50;

    public static IReadOnlyList<CartError> Check(IReadOnlyList<CartLineInput> lines, int minimum)
    {
        if (lines.Count is 0 or > MaxLinesOfOneCall)
        {
            return [new CartError(CartErrorCode.Invalid, $"Send 1 to {MaxLinesOfOneCall} lines.", ["input", "lines"])];
        }

        if (lines.DistinctBy(line => line.VariantId).Count() != lines.Count)
        {
            return [new CartError(CartErrorCode.Invalid, "Name each variant once.", ["input", "lines"])];
        }

        return
        [
            .. lines.Index().Where(line => line.Item.Quantity < minimum)
                .Select(line => new CartError(
                    CartErrorCode.Invalid, $"The quantity must be at least {minimum}.", At(line.Index, "quantity"))),
        ];
    }

    /// <summary>Sets the quantities of all lines, or says for each why not.</summary>
    public static CartChange SetQuantities(
        Cart cart, IReadOnlyList<CartLineInput> lines, Func<CartLine?, CartLineInput, int> quantityOf,
        IReadOnlyDictionary<string, VariantQuote> quotes, CartOptions options, TimeProvider clock)
    {
        var errors = new List<CartError>();
        foreach (var (index, input) in lines.Index())
        {
            var old = cart.LineOf(input.VariantId);
            var quantity = quantityOf(old, input);
            var quote = quotes.GetValueOrDefault(input.VariantId) ?? VariantQuote.NotChecked;
            if (quantity == 0 || (old is not null && quantity < old.Quantity))
            {
                // Less of something is always possible, whatever has become of it.
                cart = old is null ? cart : cart.With(old with { Quantity = quantity });
            }
            else if (Refuse(cart, old, quantity, index, quote, options) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                var variant = quote.Variant!;
                var price = old?.PriceWhenAdded ?? variant.Price!.Value;
                cart = cart.With(new CartLine(OpaqueId.New("crl", clock), variant.Id, variant.SellerId, quantity, price));
            }
        }

        return cart.Lines.Length > options.MaxLines
            ? CartChange.Refused(
                new CartError(CartErrorCode.QuantityLimit, $"A cart holds at most {options.MaxLines} different items.", ["input", "lines"]))
            : errors.Count > 0 ? CartChange.Refused(errors) : CartChange.To(cart);
    }

    /// <summary>What is in the cart and what comes to it. A huge quantity must meet the limit, not overflow.</summary>
    public static int Sum(CartLine? old, CartLineInput line) => (int)Math.Min((long)(old?.Quantity ?? 0) + line.Quantity, int.MaxValue);

    /// <summary>Why so many units are not sold in one order.</summary>
    public static string DescribeRange(int least, int? most, int quantity) =>
        quantity < least ? $"This item is sold from {least} units on." : $"This item is sold in at most {most} units an order.";

    private static CartError? Refuse(
        Cart cart, CartLine? old, int quantity, int index, VariantQuote quote, CartOptions options)
    {
        return quote switch
        {
            { WasChecked: false } => CartError.Unavailable,
            { Variant: null or { IsPurchasable: false } } =>
                new CartError(CartErrorCode.NotFound, "There is no such item on sale.", At(index, "variantId"), LineIds(old)),
            { Variant.Price: var price } when price?.Currency != cart.Currency =>
                new CartError(
                    CartErrorCode.CurrencyMismatch, $"This item is not sold in {cart.Currency}.", At(index, "variantId"), LineIds(old)),
            _ when quantity > options.MaxQuantity =>
                new CartError(
                    CartErrorCode.QuantityLimit, $"A cart holds at most {options.MaxQuantity} units of an item.", At(index, "quantity"),
                    LineIds(old)),
            { Variant: { } variant } when quantity < variant.MinPerOrder || quantity > variant.MaxPerOrder =>
                new CartError(
                    CartErrorCode.QuantityLimit, DescribeRange(variant.MinPerOrder, variant.MaxPerOrder, quantity), At(index, "quantity"), LineIds(old)),
            { Variant: { } variant } when quantity > variant.Available =>
                new CartError(
                    CartErrorCode.InsufficientStock, variant.Available == 0 ? "This item is sold out." : $"Only {variant.Available} left.",
                    At(index, "quantity"), LineIds(old)),
            _ => null,
        };
    }

    private static IReadOnlyList<string>? LineIds(CartLine? line) => line is null ? null : [line.Id];

    private static string[] At(int index, string field) => ["input", "lines", index.ToString(CultureInfo.InvariantCulture), field];
}
