using System.Collections.Immutable;
using System.Globalization;
using Octomart.Documents;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Documents.Pdf;

/// <summary>Draws what lies in a parcel: no prices, as parcels are often presents.</summary>
internal static class PackingSlipPdf
{
    public static byte[] Draw(PackingSlip slip)
    {
        var page = new PdfLayout();
        page.Row(new PdfCell("Packing slip", 0, 300, IsBold: true, Size: 16), new PdfCell($"Order {slip.Part.Number}", 300, PdfLayout.ContentWidth - 300, PdfAlign.Right));
        page.Space(14);
        foreach (var (index, line) in DocumentComposer.AddressLines(slip.Part.ShipTo).Index())
        {
            page.Row(new PdfCell(line, 0, 300, IsBold: index == 0, Size: 11));
        }

        page.Space(8);
        page.Row(new PdfCell($"{slip.Part.Delivery.Label}{(slip.Carrier is null ? "" : $" · {slip.Carrier}")}", 0, PdfLayout.ContentWidth, IsMuted: true));
        page.Space(14);
        page.Heading(new PdfCell("Quantity", 0, 60, IsBold: true), new PdfCell("Article", 70, 280, IsBold: true), new PdfCell("SKU", 360, 135, IsBold: true));
        foreach (var (line, quantity) in slip.Lines)
        {
            page.Row(
                new PdfCell(quantity.ToString(CultureInfo.InvariantCulture), 0, 60, IsBold: true),
                new PdfCell(line.OptionsText is { } options ? $"{line.Title} ({options})" : line.Title, 70, 280),
                new PdfCell(line.Sku, 360, 135));
        }

        page.EndTable();
        page.Line();
        page.Row(new PdfCell($"Articles: {slip.Lines.Sum(line => line.Quantity).ToString(CultureInfo.InvariantCulture)}", 0, 200, IsBold: true));
        return page.ToPdf($"Packing slip {slip.Number}", "Octomart", slip.At);
    }
}

/// <summary>What lies, or is to lie, in a parcel.</summary>
/// <param name="Number">The part's number, and the parcel's.</param>
/// <param name="Carrier">Null before it is handed over.</param>
internal sealed record PackingSlip(
    SellerOrder Part, string Number, ImmutableArray<(OrderLine Line, int Quantity)> Lines, string? Carrier, DateTimeOffset At)
{
    /// <summary>Of a parcel, or of a part: what is still to be sent. Null when there is no such parcel, or nothing left to send.</summary>
    public static PackingSlip? Of(SellerOrder part, string id)
    {
        if (id == part.Id)
        {
            ImmutableArray<(OrderLine Line, int Quantity)> left = [.. part.Lines.Where(line => line.Remaining() > 0).Select(line => (line, line.Remaining()))];
            return left.IsEmpty ? null : new PackingSlip(part, part.Number, left, null, part.PlacedAt);
        }

        return part.Fulfilments.Index().FirstOrDefault(entry => entry.Item.Id == id) is { Item: { } parcel } found
            ? new PackingSlip(
                part, $"{part.Number}/{(found.Index + 1).ToString(CultureInfo.InvariantCulture)}",
                [.. parcel.Lines.Select(content => (part.Lines.First(line => line.Id == content.LineId), content.Quantity))],
                $"{parcel.Carrier} {parcel.TrackingNumber}", parcel.ShippedAt)
            : null;
    }
}
