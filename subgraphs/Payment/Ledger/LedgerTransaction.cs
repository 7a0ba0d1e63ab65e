using System.Collections.Immutable;
using System.Globalization;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>A movement of money between accounts. It sums to zero in every currency, or it cannot be made.</summary>
internal sealed record LedgerTransaction
{
    public LedgerTransaction(LedgerSource source, string sourceId, DateTimeOffset at, IEnumerable<LedgerLine> lines, int number = 0)
    {
        Source = source;
        SourceId = sourceId;
        Number = number;
        At = at;
        Lines = [.. lines.Where(line => line.Amount.MinorUnits != 0)];
        foreach (var currency in Lines.GroupBy(line => line.Amount.Currency))
        {
            var sum = Money.Sum(currency.Select(line => line.Amount), currency.Key);
            if (sum.MinorUnits != 0)
            {
                throw new InvalidOperationException($"The {source} transaction of '{sourceId}' is off by {sum}.");
            }
        }
    }

    public LedgerSource Source { get; }

    public string SourceId { get; }

    /// <summary>Which one of its source's, where that brings about several; else 0.</summary>
    public int Number { get; }

    public DateTimeOffset At { get; }

    public ImmutableArray<LedgerLine> Lines { get; }

    /// <summary>Made of the source, so that booking it twice is refused by the store.</summary>
    public string Id => Number == 0
        ? OpaqueId.From("ltx", Source.ToString(), SourceId)
        : OpaqueId.From("ltx", Source.ToString(), SourceId, Number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>One side of a movement.</summary>
/// <param name="Account">What kind of account.</param>
/// <param name="SellerId">Whose; null for the shop's own.</param>
/// <param name="SellerOrderId">Which sale it belongs to; null when it belongs to several.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Amount">Positive is owed or earned by the shop.</param>
/// <param name="IsNextPeriod">Whether the payout behind the one that is being made takes it.</param>
internal sealed record LedgerLine(
    LedgerAccount Account, string? SellerId, string? SellerOrderId, LedgerEntryKind Kind, Money Amount, bool IsNextPeriod = false);
