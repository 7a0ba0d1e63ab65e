using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// The payment of one order. Always: refunded + on its way back + disputed &lt;= captured &lt;= authorised, and the shares sum to the amount. What the provider
/// reports is only ever added: an old report cannot undo a newer one.
/// </summary>
internal sealed record Payment : Document
{
    /// <summary>A card-testing robot gets this many tries on one order.</summary>
    internal const int MaxAttempts = 20;

    /// <summary>The order that is paid.</summary>
    public required string OrderId { get; init; }

    /// <summary>Who pays; null for a guest.</summary>
    public string? BuyerId { get; init; }

    /// <summary>SHA-256 of the guest's token, in lower-case hex; null when the buyer has an account.</summary>
    public string? GuestTokenHash { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>What of it is whose.</summary>
    public required ImmutableArray<PaymentShare> Shares { get; init; }

    /// <summary>When the order opened it.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it can be paid.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How far it is.</summary>
    public PaymentStatus Status { get; init; }

    /// <summary>Who moves the money: the provider of the present charge, or of the one to come; null until the first attempt.</summary>
    public Provider? Provider { get; init; }

    /// <summary>The provider's id of the charge.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>
    /// Whether the present attempt needs another charge than the present one, which has to be given up first: two charges at once could both take money.
    /// </summary>
    public bool IsLeaving { get; init; }

    /// <summary>The buyer's tries, the present one last.</summary>
    public ImmutableArray<PaymentAttempt> Attempts { get; init; } = [];

    /// <summary>What is or was held.</summary>
    public required Money Authorized { get; init; }

    /// <summary>What was taken.</summary>
    public required Money Captured { get; init; }

    /// <summary>What was given back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>What is on its way back.</summary>
    public required Money RefundsPending { get; init; }

    /// <summary>What a bank has taken back for the buyer, as far as anything was left of the shares; for good when the dispute is lost.</summary>
    public Money Disputed { get => field.Currency is null ? Money.Zero(Amount.Currency) : field; init; }

    /// <summary>Why it must not be paid, or must be given back; null while the order stands.</summary>
    public string? VoidReason { get; init; }

    /// <summary>Whether the provider has refused to give back the rest of a voided payment: people do it, and no refund begins by itself any more.</summary>
    public bool IsRestRefused { get; init; }

    /// <summary>When it has to be looked at again; null when nothing is left to do.</summary>
    public DateTimeOffset? CheckAt { get; init; }

    /// <summary>How often it has been looked at since it last moved.</summary>
    public int Checks { get; init; }

    /// <summary>When the next share becomes available; null while none is to: nothing is paid or shipped, or all are available.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>The present attempt.</summary>
    public PaymentAttempt? Attempt => Attempts is { Length: > 0 } ? Attempts[^1] : null;

    /// <summary>Whether the money is in. An order that costs nothing is paid when it is opened.</summary>
    public bool IsPaid => Status is PaymentStatus.Captured or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;

    /// <summary>Whether anything is left to give back: money, or of the shares what the shop and the sellers owe each other.</summary>
    public bool HasRest => IsPaid && (Refundable.MinorUnits > 0 || Shares.Any(share => share.HasRest));

    /// <summary>What may still be given back.</summary>
    public Money Refundable => Captured - Refunded - RefundsPending - Disputed;

    internal static string IdOf(string orderId) => OpaqueId.From("pay", orderId);

    /// <summary>Why the buyer cannot start an attempt now; null when they can.</summary>
    internal PaymentError? WhyNotStart(DateTimeOffset now) => this switch
    {
        { IsPaid: true } => new PaymentError(PaymentErrorCode.AlreadyPaid, "This order is paid. Nothing was charged again."),
        { Status: PaymentStatus.Cancelled } or { VoidReason: not null } => new PaymentError(PaymentErrorCode.Expired, "This order can no longer be paid."),
        _ when now >= ExpiresAt => new PaymentError(PaymentErrorCode.Expired, "The time to pay this order is over."),
        { Status: PaymentStatus.Processing or PaymentStatus.Authorized } => new PaymentError(PaymentErrorCode.Processing, "An earlier attempt is still being processed. Wait for its outcome."),
        { Attempts.Length: >= MaxAttempts } => new PaymentError(PaymentErrorCode.InvalidTransition, "Too many attempts to pay this order."),
        _ => null,
    };

    /// <summary>The payment with a new attempt, which replaces the one that waits for the buyer.</summary>
    internal Payment Start(PaymentAttempt attempt, Provider provider, bool needsOwnCharge = false)
    {
        var leaves = ProviderReference is not null && (Provider != provider || needsOwnCharge);
        return this with
        {
            Provider = leaves ? Provider : provider,
            IsLeaving = leaves,
            Status = PaymentStatus.Processing,
            Attempts = [.. Attempts.Select(earlier => earlier.IsOpen ? earlier with { State = AttemptState.Abandoned } : earlier), attempt with { Provider = provider }],
            Checks = 0,
        };
    }

    /// <summary>What has to be done with the provider next. Only stored facts decide, so whoever finds the payment can go on with it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="ask">Whether to ask the provider about an attempt whose outcome is open.</param>
    internal PaymentStep NextStep(DateTimeOffset now, bool ask) => this switch
    {
        { IsPaid: true } => VoidReason is not null && HasRest && !IsRestRefused ? PaymentStep.RefundRest : PaymentStep.None,
        { Status: PaymentStatus.Cancelled } => PaymentStep.None,
        { Attempt.State: AttemptState.Approved } => PaymentStep.Capture,
        _ when VoidReason is not null || now >= ExpiresAt => ProviderReference is null ? PaymentStep.GiveUp : PaymentStep.Cancel,
        { IsLeaving: true } => PaymentStep.Leave,
        { Status: PaymentStatus.Authorized } => PaymentStep.Capture,
        _ => Attempt?.State switch
        {
            AttemptState.Started => ProviderReference is null ? PaymentStep.Create : PaymentStep.Confirm,
            AttemptState.Unanswered => PaymentStep.Ask,
            _ => ask && ProviderReference is not null ? PaymentStep.Ask : PaymentStep.None,
        },
    };

    /// <summary>The payment after the provider's report. A report that says nothing new changes nothing.</summary>
    internal Payment Observe(ProviderCharge charge)
    {
        // The first charge is the payment's. Another one, made where two processes began at once, was never confirmed.
        if (IsPaid || Status == PaymentStatus.Cancelled || (ProviderReference is not null && ProviderReference != charge.Reference))
        {
            return this;
        }

        var isOurs = Attempt is { IsOpen: true } && charge.AttemptId == Attempt.Id;
        var holds = charge.Status is ProviderChargeStatus.Authorized or ProviderChargeStatus.Captured && charge.Authorized > Authorized;
        var seen = this with { ProviderReference = charge.Reference, Authorized = holds ? charge.Authorized : Authorized };
        return charge.Status switch
        {
            ProviderChargeStatus.Captured when charge.Captured >= Amount => seen.Paid(charge),

            // The capture may be on its way: its own answer decides.
            ProviderChargeStatus.Cancelled when Attempt is { State: AttemptState.Approved } => this,
            ProviderChargeStatus.Cancelled => IsLeaving ? Left() : seen.With(PaymentStatus.Cancelled, AttemptState.Abandoned),
            _ when IsLeaving => this,
            ProviderChargeStatus.Authorized or ProviderChargeStatus.Captured => seen.With(PaymentStatus.Authorized, AttemptState.Processing),
            ProviderChargeStatus.Approved when isOurs => seen.With(PaymentStatus.Processing, AttemptState.Approved),
            ProviderChargeStatus.Processing when isOurs => seen.With(PaymentStatus.Processing, AttemptState.Processing),
            ProviderChargeStatus.RequiresAction when isOurs => seen.With(PaymentStatus.RequiresAction, AttemptState.RequiresAction, a => a with { ActionUrl = charge.ActionUrl, ClientSecret = charge.ClientSecret }),
            ProviderChargeStatus.RequiresPaymentMethod when isOurs && charge.DeclineCode is { } code => seen.Decline(code),

            // The charge is as an earlier attempt left it, so the provider never got this one: send it again.
            _ => Attempt is { State: AttemptState.Unanswered } ? seen.With(Status, AttemptState.Started) : seen,
        };
    }

    /// <summary>The provider was told and did not answer.</summary>
    internal Payment Unanswered() => Attempt is { State: AttemptState.Started } ? With(Status, AttemptState.Unanswered) : this;

    /// <summary>The present attempt was refused.</summary>
    internal Payment Decline(string declineCode) => With(PaymentStatus.Failed, AttemptState.Declined, attempt => attempt with { DeclineCode = declineCode }) with { IsLeaving = false };

    /// <summary>Given up before the provider knew of it.</summary>
    internal Payment GiveUp() => With(PaymentStatus.Cancelled, AttemptState.Abandoned);

    /// <summary>Sets when to look again: soon at first, then less and less often; at the latest when it expires.</summary>
    internal Payment Schedule(DateTimeOffset now, TimeSpan firstPause, TimeSpan longestPause)
    {
        var isOpen = Status is PaymentStatus.RequiresAction or PaymentStatus.Processing or PaymentStatus.Authorized
            || (Status != PaymentStatus.Cancelled && VoidReason is not null && (!IsPaid || (HasRest && !IsRestRefused)));
        var waitsForBuyer = Status is PaymentStatus.Pending or PaymentStatus.Failed;
        if (!isOpen)
        {
            return this with { CheckAt = waitsForBuyer ? ExpiresAt : null, Checks = 0 };
        }

        var pause = firstPause * Math.Pow(2, Math.Min(Checks, 30));
        var at = now + (pause < longestPause ? pause : longestPause);
        return this with { CheckAt = now < ExpiresAt && at > ExpiresAt ? ExpiresAt : at, Checks = Checks + 1 };
    }

    /// <summary>The old charge is given up for good: the present attempt begins its own.</summary>
    private Payment Left() => this with { Provider = Attempt!.Provider ?? Provider, ProviderReference = null, IsLeaving = false };

    /// <summary>Taken, by the attempt that the charge names: it may be an earlier one, which was about to be given up.</summary>
    private Payment Paid(ProviderCharge charge)
    {
        var winner = Attempts.FirstOrDefault(attempt => attempt.Id == charge.AttemptId) ?? Attempt;
        return this with
        {
            Status = PaymentStatus.Captured,
            Authorized = charge.Captured,
            Captured = charge.Captured,
            IsLeaving = false,
            Attempts = [.. Attempts.Select(attempt => attempt == winner ? attempt with { State = AttemptState.Succeeded } : attempt.IsOpen ? attempt with { State = AttemptState.Abandoned } : attempt)],
        };
    }

    private Payment With(PaymentStatus status, AttemptState state, Func<PaymentAttempt, PaymentAttempt>? change = null) => this with
    {
        Status = status,
        Attempts = Attempt is { } attempt ? Attempts.SetItem(Attempts.Length - 1, (change ?? (same => same))(attempt with { State = state })) : Attempts,
    };
}

/// <summary>What has to be done with the provider.</summary>
internal enum PaymentStep
{
    /// <summary>Nothing now.</summary>
    None,

    /// <summary>Prepare the charge.</summary>
    Create,

    /// <summary>Send the attempt.</summary>
    Confirm,

    /// <summary>Ask how the charge is.</summary>
    Ask,

    /// <summary>Take what is held.</summary>
    Capture,

    /// <summary>Give up the charge, and with it the payment.</summary>
    Cancel,

    /// <summary>Give up the charge for another one.</summary>
    Leave,

    /// <summary>Give up without the provider, who knows nothing of it.</summary>
    GiveUp,

    /// <summary>Give back what was taken after all.</summary>
    RefundRest,
}
