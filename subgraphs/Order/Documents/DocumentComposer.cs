using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Settlement;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>What stands on invoices and credit notes. Pure; every sum is a sum of what is shown.</summary>
internal static class DocumentComposer
{
    /// <summary>What is left of a part when its first parcel goes out: what was cancelled before is not charged.</summary>
    public static DocumentContent Invoice(Order order, SellerOrder part, ImmutableArray<string> issuer)
    {
        var isDeliveryGivenBack = order.GiveBacks.Any(giveBack => giveBack.SellerOrderId == part.Id && giveBack.Delivery.MinorUnits > 0);
        ImmutableArray<DocumentLine> lines =
        [
            .. part.Lines.Where(line => Kept(line) > 0).Select(line => Line(
                line, Kept(line), line.Tax - Gone(line, line.Tax), line.Charged() - Gone(line, line.Charged()))),
            .. isDeliveryGivenBack ? [] : DeliveryLines(part),
        ];
        return Content(order, part, issuer, lines);
    }

    /// <summary>What goes back after the invoice was issued, in amounts above zero.</summary>
    public static DocumentContent CreditNote(Order order, SellerOrder part, GiveBack giveBack, string invoiceNumber, ImmutableArray<string> issuer)
    {
        var currency = order.Total.Currency;
        var ordered = giveBack.Lines.Select(line => (Back: line, Line: part.Lines.First(known => known.Id == line.LineId))).ToList();
        var deliveryTax = giveBack.Delivery.MinorUnits > 0 ? part.DeliveryTax : Money.Zero(currency);

        // The sum of the taxes is given; it is spread over the lines by what each would be at its rate.
        var weights = ordered.ConvertAll(pair => pair.Back.Amount.MinorUnits * pair.Line.TaxBasisPoints / (10_000 + pair.Line.TaxBasisPoints));
        var taxes = weights.Exists(weight => weight > 0) ? (giveBack.Tax - deliveryTax).Split(weights) : [.. weights.Select(_ => Money.Zero(currency))];
        ImmutableArray<DocumentLine> lines =
        [
            .. ordered.Zip(taxes, (pair, tax) => Line(pair.Line, pair.Back.Quantity, tax, pair.Back.Amount)),
            .. giveBack.Delivery.MinorUnits > 0 ? DeliveryLines(part) : [],
        ];
        return Content(order, part, issuer, lines) with { RefersTo = invoiceNumber, Reason = giveBack.Reason };
    }

    /// <summary>The delivery by rate: what of the part's taxes is not its lines'.</summary>
    private static IEnumerable<DocumentLine> DeliveryLines(SellerOrder part)
    {
        foreach (var rate in part.Taxes)
        {
            var lines = part.Lines.Where(line => line.TaxBasisPoints == rate.RateBasisPoints).ToList();
            var tax = rate.Tax - Money.Sum(lines.Select(line => line.Tax), rate.Tax.Currency);
            var gross = rate.Taxable + rate.Tax - Money.Sum(lines.Select(line => line.Charged()), rate.Tax.Currency);
            if (gross.MinorUnits > 0)
            {
                yield return new DocumentLine($"Delivery: {part.Delivery.Label}", null, null, rate.RateBasisPoints, tax, gross);
            }
        }
    }

    private static DocumentContent Content(Order order, SellerOrder part, ImmutableArray<string> issuer, ImmutableArray<DocumentLine> lines)
    {
        var currency = order.Total.Currency;
        return new DocumentContent(
            issuer, AddressLines(order.ShippingAddress), part.Number, order.PlacedAt, part.Fulfilments[0].ShippedAt, lines,
            CheckoutPricing.ByRate(lines.Select(line => new TaxSubtotal(line.TaxBasisPoints, line.Net(), line.Tax)), currency),
            Money.Sum(lines.Select(line => line.Gross), currency));
    }

    private static DocumentLine Line(OrderLine line, int quantity, Money tax, Money gross) => new(
        line.Title, string.Join(" · ", Details(line).Where(text => !string.IsNullOrEmpty(text))), quantity, line.TaxBasisPoints, tax, gross);

    private static string?[] Details(OrderLine line) =>
    [
        line.Sku, line.OptionsText, $"{line.UnitPrice} each, tax {(line.IsTaxIncluded ? "included" : "added")}",
        line.Discount.MinorUnits > 0 ? $"{line.Discount} off {line.Quantity}" : null,
    ];

    private static int Kept(OrderLine line) => line.Quantity - line.CancelledQuantity - line.ReturnedQuantity;

    private static Money Gone(OrderLine line, Money amount) => amount.Split([line.Quantity - Kept(line), Kept(line)])[0];

    public static ImmutableArray<string> AddressLines(PostalAddress address) =>
    [
        .. new[]
        {
            address.Name, address.Line1, address.Line2, $"{address.PostalCode} {address.City}".Trim(), address.Region, address.CountryCode,
        }.OfType<string>(),
    ];
}
