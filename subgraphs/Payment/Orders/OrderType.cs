using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Orders;

/// <summary>An order, of which this service knows how it is paid.</summary>
[Key("id")]
internal sealed class OrderType(string id)
{
    /// <summary>The order's id.</summary>
    public string Id => id;

    /// <summary>
    /// The order's payments, for its buyer and the shop's own people; null for anybody else. An order's reference carries no token, so guests ask
    /// payment(orderId:, guestToken:) instead.
    /// </summary>
    public IDataLoaderResult<IReadOnlyList<PaymentType>?> Payments(Caller caller, DocumentLoader<Payment> payments) =>
        payments.Load(Payment.IdOf(id)).Then<Payment, IReadOnlyList<PaymentType>>(payment => caller.MaySee(payment) ? [new PaymentType(payment)] : null);

    /// <summary>How far the order's payment is; visible as payments are.</summary>
    public IDataLoaderResult<PaymentStatus?> PaymentStatus(Caller caller, DocumentLoader<Payment> payments) =>
        payments.Load(Payment.IdOf(id)).ThenValue(payment => caller.MaySee(payment) ? payment.Status : (PaymentStatus?)null);

    /// <summary>What of the order's money went back to the buyer; visible as payments are.</summary>
    public IDataLoaderResult<Money?> RefundedTotal(Caller caller, DocumentLoader<Payment> payments) =>
        payments.Load(Payment.IdOf(id)).ThenValue(payment => caller.MaySee(payment) ? payment.Refunded : (Money?)null);

    /// <summary>An order by its reference.</summary>
    [FederationResolver]
    public static OrderType Resolve(string id) => new(id);
}
