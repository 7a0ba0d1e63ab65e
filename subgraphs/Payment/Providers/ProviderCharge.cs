using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers;

/// <summary>A charge as the provider has it at this moment. It can be captured once, however often it is tried.</summary>
/// <param name="Reference">The provider's id of it.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Authorized">What is or was held.</param>
/// <param name="Captured">What was taken.</param>
internal sealed record ProviderCharge(string Reference, ProviderChargeStatus Status, Money Authorized, Money Captured)
{
    /// <summary>The attempt that brought the charge into this state; null when none has yet.</summary>
    public string? AttemptId { get; init; }

    /// <summary>Why that attempt was refused, in our words.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>Where the buyer has to act.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>Opens the provider's own form.</summary>
    public string? ClientSecret { get; init; }
}

/// <summary>How far a charge is at the provider.</summary>
internal enum ProviderChargeStatus
{
    /// <summary>Not tried yet, or the last attempt was refused.</summary>
    RequiresPaymentMethod,

    /// <summary>The buyer has to act.</summary>
    RequiresAction,

    /// <summary>The buyer has agreed; nothing is held, and nothing is taken unless we capture it.</summary>
    Approved,

    /// <summary>The outcome follows.</summary>
    Processing,

    /// <summary>Held, not taken.</summary>
    Authorized,

    /// <summary>Taken.</summary>
    Captured,

    /// <summary>Given up; nothing can be taken any more.</summary>
    Cancelled,
}
