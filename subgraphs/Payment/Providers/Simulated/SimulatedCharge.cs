using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>A charge as the simulated provider keeps it: documents of its own, which the rest of the service never reads or writes.</summary>
internal sealed record SimulatedCharge : Document
{
    /// <summary>What its owner calls it.</summary>
    public required string PaymentId { get; init; }

    /// <summary>What may be taken.</summary>
    public required Money Amount { get; init; }

    /// <summary>How far it is.</summary>
    public SimulatedState State { get; init; }

    /// <summary>The keys under which it was confirmed, so that a repeated request is found to be one.</summary>
    public ImmutableArray<string> AttemptIds { get; init; } = [];

    /// <summary>The last one's method.</summary>
    public string? Method { get; init; }

    /// <summary>The last one's return address.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>For whom the last one's card is kept once it has paid; null for nobody.</summary>
    public string? KeptFor { get; init; }

    /// <summary>Why the last attempt was refused.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>When a delayed attempt succeeds.</summary>
    public DateTimeOffset? SettlesAt { get; init; }

    /// <summary>What was given back, by the owner's keys.</summary>
    public ImmutableArray<SimulatedRefund> Refunds { get; init; } = [];

    /// <summary>When the next refund comes back from the buyer's bank.</summary>
    public DateTimeOffset? RefundReturnsAt { get; init; }

    /// <summary>What was given back and did not come back.</summary>
    public Money Refunded => Money.Sum(Refunds.Where(refund => !refund.IsReturned).Select(refund => refund.Amount), Amount.Currency);

    /// <summary>What the buyer tells the bank later.</summary>
    public SimulatedDispute? Dispute { get; init; }

    /// <summary>The provider's id of that.</summary>
    public string DisputeReference => $"{Id}_dispute";

    /// <summary>When that goes on.</summary>
    public DateTimeOffset? DisputeChangesAt { get; init; }

    /// <summary>What the bank has taken back.</summary>
    public Money Withdrawn => Dispute is { Status: not DisputeStatus.Won } dispute ? dispute.Amount : Money.Zero(Amount.Currency);

    /// <summary>The attempt that brought it into its state.</summary>
    public string? AttemptId => AttemptIds is { Length: > 0 } ? AttemptIds[^1] : null;

    /// <summary>What this try answers when it, or a later one, was made before: of all tries of a refund one takes effect.</summary>
    internal SimulatedRefund? RefundOf(string key, int number) =>
        Refunds.FirstOrDefault(refund => refund.Key == key && (!refund.IsReturned || refund.Number >= number));

    /// <summary>The charge with these refunds.</summary>
    internal SimulatedCharge With(ImmutableArray<SimulatedRefund> refunds) => this with { Refunds = refunds, RefundReturnsAt = refunds.Min(refund => refund.ReturnsAt) };

    /// <summary>The state after an attempt with this method.</summary>
    internal SimulatedCharge Attempt(string attemptId, string method, string? returnUrl, string? keptFor, DateTimeOffset settlesAt)
    {
        var tried = this with { AttemptIds = [.. AttemptIds, attemptId], Method = method, ReturnUrl = returnUrl, KeptFor = keptFor, DeclineCode = null, SettlesAt = null };
        return method switch
        {
            SimulatedMethods.Declined => tried with { State = SimulatedState.RequiresPaymentMethod, DeclineCode = "CARD_DECLINED" },
            SimulatedMethods.InsufficientFunds => tried with { State = SimulatedState.RequiresPaymentMethod, DeclineCode = "INSUFFICIENT_FUNDS" },
            SimulatedMethods.ThreeDSecure => tried with { State = SimulatedState.RequiresAction },
            SimulatedMethods.Authorized => tried with { State = SimulatedState.Authorized },
            SimulatedMethods.DelayedWebhook => tried with { State = SimulatedState.Processing, SettlesAt = settlesAt },
            SimulatedMethods.DisputeWon or SimulatedMethods.DisputeLost => tried with { State = SimulatedState.Captured, DisputeChangesAt = settlesAt },
            _ => tried with { State = SimulatedState.Captured },
        };
    }

    /// <summary>The buyer goes to the bank, which takes what was not given back; then the bank decides.</summary>
    internal SimulatedCharge GoOnWithDispute(DateTimeOffset now, TimeSpan delay) => this switch
    {
        { Dispute: { } open } => this with { Dispute = open with { Status = Method == SimulatedMethods.DisputeWon ? DisputeStatus.Won : DisputeStatus.Lost }, DisputeChangesAt = null },
        _ when Amount > Refunded => this with { Dispute = new SimulatedDispute(Amount - Refunded, DisputeStatus.NeedsResponse, now + delay), DisputeChangesAt = now + delay },
        _ => this with { DisputeChangesAt = null },
    };
}

/// <summary>How far a simulated charge is.</summary>
internal enum SimulatedState
{
    /// <summary>Not tried yet, or refused.</summary>
    RequiresPaymentMethod,

    /// <summary>The bank's question is open.</summary>
    RequiresAction,

    /// <summary>Succeeds later.</summary>
    Processing,

    /// <summary>Held.</summary>
    Authorized,

    /// <summary>Taken.</summary>
    Captured,

    /// <summary>Given up.</summary>
    Cancelled,
}

/// <summary>A refund at the simulated provider.</summary>
/// <param name="Key">The owner's key.</param>
/// <param name="Amount">How much.</param>
internal sealed record SimulatedRefund(string Key, Money Amount)
{
    /// <summary>Which of the owner's tries it is.</summary>
    public int Number { get; init; }

    /// <summary>When it comes back; null when it does not, or did.</summary>
    public DateTimeOffset? ReturnsAt { get; init; }

    /// <summary>Whether the buyer's bank has sent it back.</summary>
    public bool IsReturned { get; init; }

    /// <summary>The provider's id of it.</summary>
    public string Reference => Number == 0 ? Key : FormattableString.Invariant($"{Key}:{Number}");
}
