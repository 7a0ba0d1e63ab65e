using System.Globalization;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>
/// Money on its way to a seller: it takes all entries of one period of the seller's available account in one currency. Its id follows from seller,
/// currency and period, so that no period is paid twice; it is the provider's idempotency key.
/// </summary>
internal sealed record Payout : Document
{
    /// <summary>Who is paid.</summary>
    public required string SellerId { get; init; }

    /// <summary>The how-manyeth of the seller in this currency, the first being 0: which entries it takes.</summary>
    public required int Period { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>What it leaves to the next one.</summary>
    public required Money CarriedOver { get; init; }

    /// <summary>When the period before it ended; null for the first.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it was decided: its period ends here.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public PayoutStatus Status { get; init; }

    /// <summary>Who moves the money.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's name of the account that it goes to.</summary>
    public required string Destination { get; init; }

    /// <summary>How the seller knows that account.</summary>
    public required string DestinationLabel { get; init; }

    /// <summary>The provider's id of it.</summary>
    public string? Reference { get; init; }

    /// <summary>When the provider is asked (again); null when nothing is left to ask.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>How often the provider was asked without an answer since it last gave one.</summary>
    public int Tries { get; init; }

    /// <summary>When it arrives, as far as the provider knows.</summary>
    public DateTimeOffset? ArrivesAt { get; init; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Why it did not arrive, or came back, such as ACCOUNT_CLOSED.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether somebody of the shop has to see to it.</summary>
    public bool NeedsPeople { get; init; }

    /// <summary>The seller's own numbering in this currency, without gaps.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Amount.Currency}-{Period + 1:D4}");

    /// <summary>The balance that it is taken from.</summary>
    public string BalanceId => SellerBalance.IdOf(SellerId, Amount.Currency);

    internal static string IdOf(string sellerId, string currency, int period) =>
        OpaqueId.From("pot", sellerId, currency, period.ToString(CultureInfo.InvariantCulture));

    /// <summary>The payout that closes the balance's present period.</summary>
    internal static Payout Of(SellerBalance balance, Money amount, PayoutAccount account, DateTimeOffset? since, DateTimeOffset now) => new()
    {
        Id = IdOf(balance.SellerId, balance.Available.Currency, balance.Period),
        SellerId = balance.SellerId,
        Period = balance.Period,
        Amount = amount,
        CarriedOver = balance.Available - amount,
        Since = since,
        CreatedAt = now,
        NextTryAt = now,
        Provider = account.Provider,
        Destination = account.Reference,
        DestinationLabel = account.Label,
    };
}
