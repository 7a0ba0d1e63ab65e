using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Accounts;

/// <summary>Where a seller is paid. The account itself is known to the provider only; here is what it is called there and how the seller knows it.</summary>
internal sealed record PayoutAccount : Document
{
    /// <summary>Whose.</summary>
    public required string SellerId { get; init; }

    /// <summary>Who pays to it.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's name of it.</summary>
    public required string Reference { get; init; }

    /// <summary>How the seller knows it: a country and the last four digits.</summary>
    public required string Label { get; init; }

    /// <summary>Whether money can go to it.</summary>
    public PayoutAccountStatus Status { get; init; }

    /// <summary>Why it cannot: the failure of the last payout, or what the provider still wants to know.</summary>
    public string? Problem { get; init; }

    internal static string IdOf(string sellerId) => OpaqueId.From("pac", sellerId);
}

/// <summary>Whether money can go to a payout account.</summary>
internal enum PayoutAccountStatus
{
    /// <summary>The provider still wants to know something of the seller.</summary>
    Incomplete,

    /// <summary>Payouts go to it.</summary>
    Ready,

    /// <summary>A payout to it failed: nothing more is sent until it is changed.</summary>
    Blocked,
}
