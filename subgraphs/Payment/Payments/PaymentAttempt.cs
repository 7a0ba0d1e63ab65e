using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>One try of the buyer to pay. Its id is the provider's idempotency key, so that trying to send it twice charges once.</summary>
internal sealed record PaymentAttempt
{
    /// <summary>Unique; <c>att_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who was to move the money; null in attempts from before it could change within a payment.</summary>
    public Provider? Provider { get; init; }

    /// <summary>The provider's word for what is charged; null when the buyer chooses in the provider's own form.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The buyer as the provider knows them; null for who keeps no cards there.</summary>
    public string? Customer { get; init; }

    /// <summary>Whether the card is kept for the buyer once it has paid.</summary>
    public bool SavesCard { get; init; }

    /// <summary>Where the buyer comes back to after acting elsewhere.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>What became of it.</summary>
    public AttemptState State { get; init; }

    /// <summary>Why the provider declined.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>Where the buyer has to act.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>Opens the provider's own form in the buyer's browser.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>When the buyer asked for it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether its outcome is still open.</summary>
    public bool IsOpen => State is AttemptState.Started or AttemptState.Unanswered or AttemptState.RequiresAction or AttemptState.Approved or AttemptState.Processing;
}

/// <summary>What became of an attempt.</summary>
internal enum AttemptState
{
    /// <summary>Stored; the provider may or may not have been told.</summary>
    Started,

    /// <summary>The provider was told and did not answer: it has to be asked.</summary>
    Unanswered,

    /// <summary>The buyer has to act.</summary>
    RequiresAction,

    /// <summary>The provider works on it.</summary>
    Processing,

    /// <summary>Paid.</summary>
    Succeeded,

    /// <summary>Refused.</summary>
    Declined,

    /// <summary>Given up for a newer attempt, or with the payment.</summary>
    Abandoned,

    /// <summary>The buyer has agreed, and we take it. From here on the capture may have been sent, so that only its own answer decides.</summary>
    Approved,
}
