using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>One try of the buyer to pay. At most one of an order's attempts succeeds.</summary>
internal sealed class PaymentAttemptType(PaymentAttempt attempt, Provider? presentProvider)
{
    /// <summary>Opaque; <c>att_...</c>.</summary>
    public string Id => attempt.Id;

    /// <summary>Who was to move the money.</summary>
    public Provider? Provider => attempt.Provider ?? presentProvider;

    /// <summary>What became of it.</summary>
    public PaymentAttemptStatus Status => attempt.State switch
    {
        AttemptState.RequiresAction => PaymentAttemptStatus.RequiresAction,
        AttemptState.Succeeded => PaymentAttemptStatus.Succeeded,
        AttemptState.Declined => PaymentAttemptStatus.Declined,
        AttemptState.Abandoned => PaymentAttemptStatus.Abandoned,
        _ => PaymentAttemptStatus.Processing,
    };

    /// <summary>Why it was declined, such as CARD_DECLINED or INSTRUMENT_DECLINED; null when it was not.</summary>
    public string? DeclineCode => attempt.DeclineCode;

    /// <summary>When the buyer asked for it.</summary>
    public DateTimeOffset StartedAt => attempt.StartedAt;
}

/// <summary>What became of a try to pay.</summary>
internal enum PaymentAttemptStatus
{
    /// <summary>The provider works on it, or has not been heard of.</summary>
    Processing,

    /// <summary>The buyer has to act: see the payment's nextAction.</summary>
    RequiresAction,

    /// <summary>It paid the order.</summary>
    Succeeded,

    /// <summary>The provider refused it.</summary>
    Declined,

    /// <summary>Given up for a later try, or because the order was not to be paid any more. Nothing was or will be taken by it.</summary>
    Abandoned,
}
