using GraphQL.DataLoader;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Orders;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>A buyer who wants a payment back from their bank (a chargeback). While it is open, what it is for is reserved of the sellers' earnings.</summary>
internal sealed class DisputeType(Dispute dispute) : INode
{
    /// <summary>Opaque; <c>dsp_...</c>.</summary>
    public string Id => dispute.Id;

    /// <summary>What is disputed.</summary>
    public IDataLoaderResult<PaymentType?> Payment(DocumentLoader<Payment> payments) => payments.Load(dispute.PaymentId).Then(payment => new PaymentType(payment));

    /// <summary>The order that was paid.</summary>
    public OrderType? Order => new(dispute.OrderId);

    /// <summary>Who moved the money.</summary>
    public Provider Provider => dispute.Provider;

    /// <summary>The provider's id of it: what to look for at its website, where disputes are answered.</summary>
    public string ProviderReference => dispute.ProviderReference;

    /// <summary>How far it is.</summary>
    public DisputeStatus Status => dispute.Status;

    /// <summary>Why, in the provider's word, such as fraudulent or product_not_received.</summary>
    public string Reason => dispute.Reason;

    /// <summary>What the buyer wants back.</summary>
    public Money Amount => dispute.Amount;

    /// <summary>What of it the bank has.</summary>
    public Money Withdrawn => dispute.Withdrawn;

    /// <summary>What the provider has kept for it.</summary>
    public Money Fee => dispute.Fee;

    /// <summary>What of the withdrawn amount is reserved of each seller's part, or was given by it once the dispute is lost.</summary>
    public IEnumerable<DisputeAllocation> Allocations => dispute.Allocations.Select(part => new DisputeAllocation(part));

    /// <summary>Until when the shop may answer, at the provider's website; null when it may not.</summary>
    public DateTimeOffset? RespondBy => dispute.RespondBy;

    /// <summary>When the shop learned of it.</summary>
    public DateTimeOffset OpenedAt => dispute.OpenedAt;

    /// <summary>When the shop learned of its end; null while it is open.</summary>
    public DateTimeOffset? ClosedAt => dispute.ClosedAt;
}
