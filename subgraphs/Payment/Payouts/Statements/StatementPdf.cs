using System.Globalization;
using Octomart.Contracts;
using Octomart.Documents;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>Draws a statement.</summary>
internal static class StatementPdf
{
    private const float AmountWidth = 110;
    private const float CountWidth = 60;
    private const float LabelWidth = PdfLayout.ContentWidth - AmountWidth - CountWidth;

    public static byte[] Draw(Statement statement)
    {
        var payout = statement.Payout;
        var page = new PdfLayout();
        page.Row(new PdfCell("Octomart", 0, LabelWidth, IsBold: true, Size: 12), new PdfCell("Payout statement", LabelWidth, AmountWidth + CountWidth, PdfAlign.Right, true, 16));
        page.Space(18);
        foreach (var (label, text) in Facts(payout))
        {
            page.Row(new PdfCell(label, 0, 110, IsMuted: true), new PdfCell(text, 110, PdfLayout.ContentWidth - 110));
        }

        page.Space(14);
        page.Heading(Cells("", "Entries", $"Amount in {payout.Amount.Currency}", isBold: true));
        page.Row(Cells("Left by the payout before", "", Amount(statement.Opening)));
        foreach (var line in statement.Lines)
        {
            page.Row(Cells(line.Label, line.Count.ToString(CultureInfo.InvariantCulture), Amount(line.Amount)));
        }

        page.EndTable();
        page.Line();
        page.Row(Cells("Paid out", "", Amount(payout.Amount), isBold: true));
        page.Row(Cells("Left for the next payout", "", Amount(payout.CarriedOver)));
        page.Space(16);
        page.Row(new PdfCell("Every entry is in the same statement as CSV.", 0, PdfLayout.ContentWidth, IsMuted: true, Size: 8));
        return page.ToPdf($"Payout statement {payout.Number}", "Octomart", payout.CreatedAt);
    }

    private static IEnumerable<(string Label, string Text)> Facts(Payout payout)
    {
        yield return ("Statement", payout.Number);
        yield return ("Seller", payout.SellerId);
        yield return ("Earnings", $"{(payout.Since is { } since ? $"{DateOf(since)} to " : "until ")}{DateOf(payout.CreatedAt)}");
        yield return ("Paid to", payout.DestinationLabel);
        if (payout.PaidAt is { } paidAt)
        {
            yield return ("Arrived", DateOf(paidAt));
        }

        if (payout.Failure is { } failure)
        {
            yield return ("Problem", $"{failure}: the amount is owed again, and in a later statement.");
        }
    }

    private static PdfCell[] Cells(string label, string count, string amount, bool isBold = false) =>
    [
        new(label, 0, LabelWidth, IsBold: isBold),
        new(count, LabelWidth, CountWidth, PdfAlign.Right, isBold),
        new(amount, LabelWidth + CountWidth, AmountWidth, PdfAlign.Right, isBold),
    ];

    private static string Amount(Money amount) =>
        amount.ToDecimal().ToString($"N{Currencies.FractionDigitsOf(amount.Currency)}", CultureInfo.InvariantCulture);

    private static string DateOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
