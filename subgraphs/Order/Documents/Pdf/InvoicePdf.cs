using System.Globalization;
using Octomart.Contracts;
using Octomart.Documents;

namespace Octomart.OrderSubgraph.Documents.Pdf;

/// <summary>Draws invoices and credit notes.</summary>
internal static class InvoicePdf
{
    private const float Half = PdfLayout.ContentWidth / 2;
    private const float Wide = PdfLayout.ContentWidth;

    public static byte[] Draw(IssuedDocument document)
    {
        var content = document.Content;
        var title = $"{TitleOf(document.Kind)} {document.Number}";
        var page = new PdfLayout();
        page.Row(new PdfCell(content.Issuer[0], 0, Half, IsBold: true, Size: 12), new PdfCell(TitleOf(document.Kind), Half, Half, PdfAlign.Right, true, 16));
        foreach (var line in content.Issuer.Skip(1))
        {
            page.Row(new PdfCell(line, 0, Half, IsMuted: true));
        }

        page.Space(18);
        DrawHead(page, document);
        page.Space(14);
        DrawLines(page, content);
        DrawSums(page, content);
        if (content.Reason is { } reason)
        {
            page.Space(12);
            page.Row(new PdfCell($"Reason: {reason}", 0, Wide));
        }

        page.Space(16);
        page.Row(new PdfCell(
            $"Sold by {content.Issuer[0]} through Octomart. "
            + (document.Kind == DocumentKind.Invoice ? "Paid when the order was placed; nothing is due." : "The amount goes back to you the way you paid."),
            0, Wide, IsMuted: true, Size: 8));
        return page.ToPdf(title, content.Issuer[0], document.IssuedAt);
    }

    private static void DrawHead(PdfLayout page, IssuedDocument document)
    {
        var content = document.Content;
        List<(string Label, string Text)> facts =
        [
            (document.Kind == DocumentKind.Invoice ? "Invoice number" : "Credit note number", document.Number),
            ("Date", DateOf(document.IssuedAt)),
            .. content.RefersTo is { } invoice ? [("To invoice", invoice)] : Array.Empty<(string, string)>(),
            ("Order", content.OrderNumber),
            ("Ordered on", DateOf(content.OrderedAt)),
            ("Supplied on", DateOf(content.SuppliedAt)),
        ];
        for (var i = 0; i < Math.Max(facts.Count, content.Recipient.Length); i++)
        {
            page.Row(
            [
                new PdfCell(content.Recipient.ElementAtOrDefault(i) ?? "", 0, Half - 20, IsBold: i == 0),
                new PdfCell(facts.ElementAtOrDefault(i).Label ?? "", Half, 110, IsMuted: true),
                new PdfCell(facts.ElementAtOrDefault(i).Text ?? "", Half + 110, Half - 110, PdfAlign.Right),
            ]);
        }
    }

    private static void DrawLines(PdfLayout page, DocumentContent content)
    {
        page.Heading(Cells("Description", "Quantity", "Net", "Tax rate", "Tax", "Amount", isBold: true));
        foreach (var line in content.Lines)
        {
            page.Reserve(30);
            page.Row(Cells(
                line.Title, line.Quantity?.ToString(CultureInfo.InvariantCulture) ?? "", Amount(line.Net()), Percent(line.TaxBasisPoints), Amount(line.Tax),
                Amount(line.Gross)));
            if (!string.IsNullOrEmpty(line.Detail))
            {
                page.Row(new PdfCell(line.Detail, 0, 220, IsMuted: true, Size: 7.5f));
            }
        }

        page.EndTable();
        page.Line();
    }

    private static void DrawSums(PdfLayout page, DocumentContent content)
    {
        foreach (var rate in content.Taxes)
        {
            Sum($"Net at {Percent(rate.RateBasisPoints)}", Amount(rate.Taxable), isBold: false);
            Sum($"Tax {Percent(rate.RateBasisPoints)}", Amount(rate.Tax), isBold: false);
        }

        Sum($"Total {content.Total.Currency}", Amount(content.Total), isBold: true);

        void Sum(string label, string amount, bool isBold) =>
            page.Row(new PdfCell(label, Half, 140, IsBold: isBold), new PdfCell(amount, Half + 140, Half - 140, PdfAlign.Right, isBold));
    }

    private static PdfCell[] Cells(string title, string quantity, string net, string rate, string tax, string gross, bool isBold = false) =>
    [
        new(title, 0, 220, IsBold: isBold),
        new(quantity, 220, 50, PdfAlign.Right, isBold),
        new(net, 270, 60, PdfAlign.Right, isBold),
        new(rate, 330, 50, PdfAlign.Right, isBold),
        new(tax, 380, 55, PdfAlign.Right, isBold),
        new(gross, 435, 60, PdfAlign.Right, isBold),
    ];

    private static string TitleOf(DocumentKind kind) => kind == DocumentKind.CreditNote ? "Credit note" : "Invoice";

    private static string Amount(Money amount) =>
        amount.ToDecimal().ToString($"N{Currencies.FractionDigitsOf(amount.Currency)}", CultureInfo.InvariantCulture);

    private static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string DateOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
