using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>How a statement is written down.</summary>
internal enum StatementFormat
{
    /// <summary>For people: the sums.</summary>
    Pdf,

    /// <summary>For spreadsheets and bookkeeping: every entry.</summary>
    Csv,
}

/// <summary>Links that open one statement for a while.</summary>
internal sealed class StatementLinks(IConfiguration configuration, IOptions<PayoutOptions> options, TimeProvider clock)
{
    private readonly SignedLinks _links = new(configuration, "payout statements", clock);

    /// <summary>From the root of the shop's address.</summary>
    public string For(string payoutId, StatementFormat format) => _links.Sign($"/statements/{FileOf(payoutId, format)}", FileOf(payoutId, format), options.Value.StatementLinkLifetime);

    public bool IsValid(string payoutId, StatementFormat format, long expires, string? signature) => _links.IsValid(FileOf(payoutId, format), expires, signature);

    private static string FileOf(string payoutId, StatementFormat format) => format == StatementFormat.Pdf ? $"{payoutId}.pdf" : $"{payoutId}.csv";
}
