using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers;

/// <summary>
/// Moves money. Every write carries a key of ours, and asking twice with one key does the work once. What counts is the state that
/// a provider reports when asked, never the order in which its events arrive.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Which one.</summary>
    Provider Provider { get; }

    /// <summary>What buyers are told of it.</summary>
    PaymentProviderOffer Offer => new(Provider);

    /// <summary>Whether this can be a payment method; null when the buyer named none.</summary>
    bool Accepts(string? paymentMethod);

    /// <summary>Whether each attempt needs a charge of its own; else a charge is tried again until it succeeds.</summary>
    bool NeedsChargePerAttempt => false;

    /// <summary>Prepares a charge; no money moves. The attempt's id is the key.</summary>
    Task<ProviderReply<ProviderCharge>> CreateAsync(CreateRequest request, CancellationToken cancellationToken);

    /// <summary>Tries to charge; the attempt's id is the key. Without a method the buyer confirms in the provider's own form.</summary>
    Task<ProviderReply<ProviderCharge>> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken);

    /// <summary>Takes what is held, or what the buyer has approved.</summary>
    Task<ProviderReply<ProviderCharge>> CaptureAsync(string reference, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up a charge that was not captured. A charge that cannot be given up any more comes back as it is. Where the provider knows no such call, it is
    /// given up by never capturing it: nobody asks that of a charge whose capture may have been sent (<see cref="ProviderChargeStatus.Approved"/>).
    /// </summary>
    Task<ProviderReply<ProviderCharge>> CancelAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The charge as it is now.</summary>
    Task<ProviderReply<ProviderCharge>> FetchAsync(string reference, CancellationToken cancellationToken);

    /// <summary>
    /// Gives money back; the refund's id is the key. A refund that was refused is tried again under the next number: whatever was refused before, of all
    /// tries one at most takes effect.
    /// </summary>
    Task<ProviderReply<ProviderRefund>> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// A refund as it is now. One that had succeeded may come back days later, when the buyer's bank does not take it; it is then Failed, and stays it.
    /// </summary>
    /// <param name="reference">The charge.</param>
    /// <param name="refundReference">The provider's id of the refund: <see cref="ProviderRefund.Reference"/>.</param>
    Task<ProviderReply<ProviderRefund>> FetchRefundAsync(string reference, string refundReference, CancellationToken cancellationToken);

    /// <summary>The disputes of a charge as they are now. None where the provider tells us of none.</summary>
    Task<ProviderReply<IReadOnlyList<ProviderDispute>>> ListDisputesAsync(string reference, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderReply.Of<IReadOnlyList<ProviderDispute>>([]));

    /// <summary>All movements of the shop's balance in a span of time. Refused where the provider's books cannot be read.</summary>
    Task<ProviderReply<IReadOnlyList<ProviderMovement>>> ListMovementsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderReply.Refused<IReadOnlyList<ProviderMovement>>("Its books are not read."));

    /// <summary>Reads an event and checks its signature. Refused when it is not the provider's, or too old; no answer when that cannot be found out now.</summary>
    Task<ProviderReply<ProviderEvent>> ReadWebhookAsync(IHeaderDictionary headers, string body, CancellationToken cancellationToken);
}

/// <summary>A charge to be prepared.</summary>
/// <param name="PaymentId">Our payment.</param>
/// <param name="OrderId">What is paid.</param>
/// <param name="Amount">How much.</param>
/// <param name="AttemptId">The key: the attempt that needs the charge.</param>
/// <param name="ReturnUrl">Where the buyer comes back to.</param>
internal sealed record CreateRequest(string PaymentId, string OrderId, Money Amount, string AttemptId, string? ReturnUrl);

/// <summary>An attempt to charge.</summary>
/// <param name="Reference">The charge.</param>
/// <param name="PaymentId">Our payment.</param>
/// <param name="AttemptId">The key.</param>
/// <param name="PaymentMethod">What is charged.</param>
/// <param name="ReturnUrl">Where the buyer comes back to.</param>
internal sealed record ConfirmRequest(string Reference, string PaymentId, string AttemptId, string? PaymentMethod, string? ReturnUrl)
{
    /// <summary>The buyer as the provider knows them; null for who keeps no cards there.</summary>
    public string? Customer { get; init; }

    /// <summary>Whether the card is kept for the customer once it has paid.</summary>
    public bool SavesCard { get; init; }
}

/// <summary>Money to be given back.</summary>
/// <param name="Reference">The charge.</param>
/// <param name="RefundId">The key.</param>
/// <param name="Number">0 for the first try, and one more after each refusal.</param>
/// <param name="Amount">How much.</param>
internal sealed record RefundRequest(string Reference, string RefundId, int Number, Money Amount);

/// <summary>Something happened at the provider: a hint to ask, no more.</summary>
/// <param name="Id">Unique at the provider.</param>
/// <param name="Type">The provider's word for it.</param>
/// <param name="Reference">The charge that it is about; null when it is about none.</param>
/// <param name="IsDispute">Whether it is about a dispute of that charge.</param>
internal sealed record ProviderEvent(string Id, string Type, string? Reference, bool IsDispute = false);
