using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Statements;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Tests.Payouts;

/// <summary>What a statement says of a payout's entries.</summary>
public class StatementTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-24T10:00:00Z", null);

    private static readonly Payout Paid = new()
    {
        Id = "pot_1",
        SellerId = "sel_a",
        Period = 1,
        Amount = Euro(4000),
        CarriedOver = Euro(300),
        CreatedAt = Now,
        Provider = Provider.Simulated,
        Destination = "sba_1",
        DestinationLabel = "DE •••• 3000",
    };

    [Fact]
    public void What_was_left_and_earned_is_what_is_paid_and_left()
    {
        var statement = Statement.Of(
            Paid,
            [
                Entry(LedgerEntryKind.CarriedOver, 200, source: "pot_0"), Entry(LedgerEntryKind.Release, 4500, "sor_1"), Entry(LedgerEntryKind.Refund, -500, "sor_0"),
                Entry(LedgerEntryKind.CommissionRefund, 100, "sor_0"), Entry(LedgerEntryKind.Payout, -4000, source: Paid.Id), Entry(LedgerEntryKind.CarriedOver, -300, source: Paid.Id),
            ],
            [
                Entry(LedgerEntryKind.Sale, 6000, "sor_1"), Entry(LedgerEntryKind.Commission, -600, "sor_1"), Entry(LedgerEntryKind.Refund, -1000, "sor_1"),
                Entry(LedgerEntryKind.CommissionRefund, 100, "sor_1"), Entry(LedgerEntryKind.Release, -4500, "sor_1"),
            ]);

        Assert.Equal(Euro(200), statement.Opening);
        Assert.Equal(
            [("Sales", 1, 6000), ("Commission", 1, -600), ("Refunds", 2, -1500), ("Commission given back", 2, 200)],
            statement.Lines.Select(line => (line.Label, line.Count, line.Amount.MinorUnits)));
        AssertAddsUp(statement);
    }

    [Fact]
    public void What_its_sales_do_not_explain_is_told_too()
    {
        var statement = Statement.Of(Paid, [Entry(LedgerEntryKind.Release, 4300, "sor_1")], [Entry(LedgerEntryKind.Sale, 4200, "sor_1")]);

        Assert.Contains(statement.Lines, line => line is { Label: "Earnings released", Amount.MinorUnits: 100 });
        AssertAddsUp(statement);
    }

    [Fact]
    public async Task Csv_has_every_entry_and_no_cell_that_a_spreadsheet_would_run()
    {
        var statement = Statement.Of(Paid, [Entry(LedgerEntryKind.Refund, -1234, "sor_1")], []);

        var lines = System.Text.Encoding.UTF8.GetString(await StatementCsv.WriteAsync(statement, CancellationToken.None)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("at,kind,sellerOrderId,amount,currency,entryId", lines[0]);
        Assert.StartsWith("2026-11-24T10:00:00Z,Refund,sor_1,-12.34,EUR,led_", lines[1], StringComparison.Ordinal);
        Assert.Equal("2026-11-24T10:00:00Z,Payout,,-40.00,EUR,pot_1", lines[2]);
        Assert.DoesNotContain(lines.Skip(1).SelectMany(line => line.Split(',').Where((_, column) => column != 3)), cell => cell is ['=' or '+' or '-' or '@', ..]);
    }

    private static void AssertAddsUp(Statement statement) => Assert.Equal(
        statement.Payout.Amount + statement.Payout.CarriedOver, Money.Sum(statement.Lines.Select(line => line.Amount).Prepend(statement.Opening), "EUR"));

    private static Money Euro(long minorUnits) => new(minorUnits, "EUR");

    private static LedgerEntry Entry(LedgerEntryKind kind, long amount, string? sellerOrderId = null, string source = "src_1") => new()
    {
        Id = $"led_{kind}_{amount}_{sellerOrderId}_{source}",
        TransactionId = "ltx_1",
        Account = LedgerAccount.SellerAvailable,
        SellerId = "sel_a",
        SellerOrderId = sellerOrderId,
        Kind = kind,
        Amount = Euro(amount),
        Source = LedgerSource.Payment,
        SourceId = source,
        At = Now,
    };
}
