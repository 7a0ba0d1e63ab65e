using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>
/// What the shop owes a seller in one currency: the sum of the seller's entries, kept up to date in the transactions that write them. Only sellers'
/// accounts have such a sum: one for the shop's own accounts would be changed by every sale at once.
/// </summary>
internal sealed record SellerBalance : Document
{
    /// <summary>The seller.</summary>
    public required string SellerId { get; init; }

    /// <summary>Not paid out yet.</summary>
    public required Money Pending { get; init; }

    /// <summary>May be paid out.</summary>
    public required Money Available { get; init; }

    /// <summary>Held back because buyers dispute sales, or set aside because a payout of it is on its way.</summary>
    public Money Reserved { get => field.Currency is null ? Money.Zero(Pending.Currency) : field; init; }

    /// <summary>Which payout takes what is available; those before it are made.</summary>
    public int Period { get; init; }

    /// <summary>When it is paid out, or looked at again; null when that is not planned yet, and while nothing is available.</summary>
    public DateTimeOffset? NextPayoutAt { get; init; }

    internal static string IdOf(string sellerId, string currency) => OpaqueId.From("bal", sellerId, currency);

    internal static SellerBalance Empty(string sellerId, string currency) => new()
    {
        Id = IdOf(sellerId, currency),
        SellerId = sellerId,
        Pending = Money.Zero(currency),
        Available = Money.Zero(currency),
        Reserved = Money.Zero(currency),
    };

    internal SellerBalance Add(LedgerLine line) => line.Account switch
    {
        LedgerAccount.SellerPending => this with { Pending = Pending + line.Amount },
        LedgerAccount.SellerAvailable => this with { Available = Available + line.Amount },
        LedgerAccount.SellerReserved => this with { Reserved = Reserved + line.Amount },
        _ => this,
    };
}
