using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Orders;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>The payment of an order. Always: refunded + disputed &lt;= captured &lt;= authorized.</summary>
[Key("id")]
internal sealed class PaymentType(Payment payment) : INode
{
    /// <summary>Opaque; <c>pay_...</c>.</summary>
    public string Id => payment.Id;

    /// <summary>The order that is paid.</summary>
    public OrderType? Order => new(payment.OrderId);

    /// <summary>Who moves the money; null until the first attempt. Earlier attempts may have been with others.</summary>
    public Provider? Provider => payment.Provider;

    /// <summary>How far it is.</summary>
    public PaymentStatus Status => payment.Status;

    /// <summary>What is to be paid.</summary>
    public Money Amount => payment.Amount;

    /// <summary>What is or was held on the buyer's account.</summary>
    public Money Authorized => payment.Authorized;

    /// <summary>What was taken.</summary>
    public Money Captured => payment.Captured;

    /// <summary>What went back to the buyer.</summary>
    public Money Refunded => payment.Refunded;

    /// <summary>What the buyer's bank has taken back because the buyer disputes the payment; for good when the shop loses.</summary>
    public Money Disputed => payment.Disputed;

    /// <summary>What may still be refunded.</summary>
    public Money Refundable => payment.Refundable;

    /// <summary>Whose money it is: one share for each seller's part of the order. They sum to the amount.</summary>
    public IEnumerable<PaymentAllocation> Allocations => payment.Shares.Select(share => new PaymentAllocation(payment, share));

    /// <summary>What the buyer has to do now; null when nothing.</summary>
    public NextAction? NextAction => payment is { Status: PaymentStatus.RequiresAction, Attempt: { } attempt } ? Payments.NextAction.Of(attempt) : null;

    /// <summary>Why the last attempt was declined, such as CARD_DECLINED, INSUFFICIENT_FUNDS or CHALLENGE_FAILED; null when it was not.</summary>
    public string? DeclineCode => payment is { Status: PaymentStatus.Failed } ? payment.Attempt?.DeclineCode : null;

    /// <summary>Opens the provider's own form in the browser; null unless the next action needs it.</summary>
    public string? ClientSecret => payment is { Status: PaymentStatus.RequiresAction } ? payment.Attempt?.ClientSecret : null;

    /// <summary>What the buyer has tried so far, the latest last: with whom, and what became of it.</summary>
    public IEnumerable<PaymentAttemptType> Attempts => payment.Attempts.Select(attempt => new PaymentAttemptType(attempt, payment.Provider));

    /// <summary>Until when the order can be paid.</summary>
    public DateTimeOffset ExpiresAt => payment.ExpiresAt;

    /// <summary>What was or is being given back, the oldest first.</summary>
    public IDataLoaderResult<IReadOnlyList<RefundType>?> Refunds(RefundsByPayment refunds) => refunds.Load(payment.Id).Then(RefundType.ListOf);

    /// <summary>What of it buyers have disputed with their banks; for the shop's own people, null for anybody else.</summary>
    public IDataLoaderResult<IReadOnlyList<DisputeType>?> Disputes(Caller caller, DisputesByPayment disputes) => disputes.Load(payment.Id)
        .Then<IReadOnlyList<Dispute>, IReadOnlyList<DisputeType>>(found => caller.IsAdmin || caller.IsService ? [.. found.Select(dispute => new DisputeType(dispute))] : null);

    /// <summary>What the ledger has booked of it, with its refunds and disputes, the oldest first; for the shop's own people, null for anybody else.</summary>
    public async Task<IReadOnlyList<LedgerEntryType>?> LedgerAsync(Caller caller, LedgerOfPayment ledger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(ledger);
        return caller.IsAdmin || caller.IsService ? [.. (await ledger.ReadAsync(payment, cancellationToken)).Select(entry => new LedgerEntryType(entry))] : null;
    }

    /// <summary>Loads a payment for the gateway: for its buyer and the shop's own people only.</summary>
    [FederationResolver]
    public static IDataLoaderResult<PaymentType?> Resolve(string id, Caller caller, DocumentLoader<Payment> payments) =>
        payments.Load(id).Then(payment => caller.MaySee(payment) ? new PaymentType(payment) : null);
}
