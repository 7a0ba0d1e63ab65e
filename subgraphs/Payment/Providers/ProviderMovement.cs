using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers;

/// <summary>A movement of the shop's balance at a provider, in the provider's own books. It never changes.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Charge">The charge that it belongs to; null when it belongs to none.</param>
/// <param name="Source">The provider's id of what brought it about: of the charge itself, the refund, the dispute.</param>
/// <param name="Amount">Positive is more on the balance, before the fee.</param>
/// <param name="Fee">What the provider has kept besides.</param>
/// <param name="At">When it was.</param>
internal sealed record ProviderMovement(string Id, ProviderMovementKind Kind, string? Charge, string Source, Money Amount, Money Fee, DateTimeOffset At);

/// <summary>What a movement at a provider was.</summary>
internal enum ProviderMovementKind
{
    /// <summary>A buyer paid.</summary>
    Charge,

    /// <summary>Money went back to a buyer.</summary>
    Refund,

    /// <summary>Money that had gone back came back.</summary>
    RefundReturn,

    /// <summary>A bank took money back for a buyer who disputes.</summary>
    Dispute,

    /// <summary>A bank returned it.</summary>
    DisputeReversal,

    /// <summary>Anything else, such as a transfer or a payout: not compared here.</summary>
    Other,
}
