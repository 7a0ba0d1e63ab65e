using Octomart.Contracts;
using Octomart.PaymentSubgraph.Orders;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>One line of the double-entry ledger. Entries never change; a correction is another entry, and every transaction sums to zero.</summary>
internal sealed class LedgerEntryType(LedgerEntry entry) : INode
{
    /// <summary>Opaque; <c>led_...</c>.</summary>
    public string Id => entry.Id;

    /// <summary>The transaction that it belongs to.</summary>
    public string TransactionId => entry.TransactionId;

    /// <summary>Which account it is on.</summary>
    public LedgerAccount Account => entry.Account;

    /// <summary>What it records.</summary>
    public LedgerEntryKind Kind => entry.Kind;

    /// <summary>Positive when the shop owes the seller more.</summary>
    public Money Amount => entry.Amount;

    /// <summary>What brought it about.</summary>
    public LedgerSource SourceType => entry.Source;

    /// <summary>The id of the payment or refund that brought it about.</summary>
    public string SourceId => entry.SourceId;

    /// <summary>The sale that it belongs to; null when it belongs to several.</summary>
    public SellerOrderType? SellerOrder => entry.SellerOrderId is { } id ? new SellerOrderType(id) : null;

    /// <summary>When it was booked.</summary>
    public DateTimeOffset At => entry.At;
}
