using Octomart.Contracts;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>Asks Payment and Product how orders stand with them.</summary>
internal sealed class AuditService(SubgraphClient subgraphs)
{
    private const string Payments =
        "query($ids: [ID!]!) { paymentsOfOrders(ids: $ids) { orderId isPaid isVoided refunded { minorUnits currency } } }";

    private const string Stock = "query($ids: [ID!]!) { stockOfOrders(ids: $ids) { orderId status } }";

    /// <summary>By order; null when Payment does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, PaymentState>?> PaymentsOfAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<PaymentsReply>("payment", Payments, new { ids }, cancellationToken);
        return reply.Data?.PaymentsOfOrders?.ToDictionary(payment => payment.OrderId, StringComparer.Ordinal);
    }

    /// <summary>By order; null when Product does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, StockState>?> StockOfAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<StockReply>("product", Stock, new { ids }, cancellationToken);
        return reply.Data?.StockOfOrders?.ToDictionary(stock => stock.OrderId, StringComparer.Ordinal);
    }

    private sealed record PaymentsReply(IReadOnlyList<PaymentState>? PaymentsOfOrders);

    private sealed record StockReply(IReadOnlyList<StockState>? StockOfOrders);
}

/// <summary>What Payment knows of an order.</summary>
/// <param name="Refunded">What went back, or is on its way back.</param>
internal sealed record PaymentState(string OrderId, bool IsPaid, bool IsVoided, Money Refunded);

/// <summary>What Product knows of an order.</summary>
/// <param name="Status">RESERVED, COMMITTED, RELEASED or EXPIRED.</param>
internal sealed record StockState(string OrderId, string Status)
{
    public bool HoldsUnits => Status is "RESERVED" or "COMMITTED";
}
