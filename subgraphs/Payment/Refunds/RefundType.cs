using GraphQL.DataLoader;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>Money that goes back to the buyer.</summary>
internal sealed class RefundType(Refund refund) : INode
{
    /// <summary>Opaque; <c>ref_...</c>.</summary>
    public string Id => refund.Id;

    /// <summary>What is refunded; null for sellers, who see nothing of each other.</summary>
    public IDataLoaderResult<PaymentType?> Payment(Caller caller, DocumentLoader<Payment> payments) =>
        payments.Load(refund.PaymentId).Then(payment => caller.MaySee(payment) ? new PaymentType(payment) : null);

    /// <summary>How much.</summary>
    public Money Amount => refund.Amount;

    /// <summary>How far it is.</summary>
    public RefundStatus Status => refund.Status;

    /// <summary>How often the payment provider has refused it. It is tried again until it is FAILED.</summary>
    public int Refusals => refund.Refusals;

    /// <summary>Whether it had gone back and came back later, because the buyer's bank did not take it. It is FAILED then.</summary>
    public bool HasComeBack => refund.HasComeBack;

    /// <summary>Why.</summary>
    public string Reason => refund.Reason;

    /// <summary>The return that it is for; null when it is for none.</summary>
    public string? ReturnId => refund.ReturnId;

    /// <summary>When it was decided.</summary>
    public DateTimeOffset CreatedAt => refund.CreatedAt;

    internal static IReadOnlyList<RefundType> ListOf(IReadOnlyList<Refund> refunds) => [.. refunds.Select(refund => new RefundType(refund))];
}
