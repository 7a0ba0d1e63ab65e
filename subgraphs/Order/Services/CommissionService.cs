using Octomart.Contracts;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>What Order asks of Seller.</summary>
internal sealed class CommissionService(SubgraphClient subgraphs)
{
    private const string Quote =
        "query($input: CommissionQuoteInput!) { commissionQuote(input: $input) { lines { commission { minorUnits currency } } } }";

    /// <summary>The shop's fee for each line, in their order; null when Seller gives none.</summary>
    public async Task<IReadOnlyList<Money>?> QuoteAsync(IReadOnlyList<CartSnapshotLine> lines, CancellationToken cancellationToken)
    {
        var input = new
        {
            lines = lines.Select(
                line => new { line.SellerId, line.CategoryIds, amount = new { line.CommissionBase.MinorUnits, line.CommissionBase.Currency } }).ToList(),
        };
        var reply = await subgraphs.SendAsync<QuoteReply>("seller", Quote, new { input }, cancellationToken);
        return reply.Data?.CommissionQuote is { } quote && quote.Lines?.Count == lines.Count
            ? [.. quote.Lines.Select(line => line.Commission)] : null;
    }

    private sealed record QuoteReply(Payload? CommissionQuote);

    private sealed record Payload(IReadOnlyList<Line>? Lines);

    private sealed record Line(Money Commission);
}
