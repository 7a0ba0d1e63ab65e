using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Reads of payments.</summary>
[QueryRoot]
internal sealed class PaymentQueries(IDocumentStore store, PaymentProviders providers)
{
    /// <summary>The ways to pay that this shop offers.</summary>
    public IReadOnlyList<PaymentProviderOffer> PaymentProviders() => providers.Offers;

    /// <summary>A payment by its id or its order's. Guests show the token that their order returned; for anybody else's payment the answer is null.</summary>
    /// <param name="id">The payment's id.</param>
    /// <param name="orderId">The order's id, when the payment's is not known.</param>
    /// <param name="guestToken">The token that orderPlace returned to a guest.</param>
    public async Task<PaymentType?> PaymentAsync(Caller caller, CancellationToken cancellationToken, string? id = null, string? orderId = null, string? guestToken = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return (id ?? (orderId is null ? null : Payment.IdOf(orderId))) is { } paymentId
               && await store.Set<Payment>().FindAsync(paymentId, cancellationToken) is { } payment
               && caller.MaySee(payment, guestToken)
            ? new PaymentType(payment)
            : null;
    }
}
