using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Settlement;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>What Order asks of Payment. All of it is idempotent by the order's id.</summary>
internal sealed class PaymentService(SubgraphClient subgraphs)
{
    private const string Open = "mutation($input: PaymentOpenInput!) { paymentOpen(input: $input) { payment { id } userErrors { code message } } }";

    private const string Void = "mutation($input: PaymentVoidInput!) { paymentVoid(input: $input) { payment { id } userErrors { code message } } }";

    private const string Refund =
        "mutation($input: RefundOpenInput!) { refundOpen(input: $input) { refund { id amount { minorUnits currency } } userErrors { code message } } }";

    /// <summary>Makes a payment that the buyer can pay until the order expires.</summary>
    public async Task<ServiceAnswer> OpenAsync(PlacedOrder placed, CancellationToken cancellationToken)
    {
        var order = placed.Order;
        var input = new
        {
            orderId = order.Id,
            buyerId = order.BuyerId,
            guestTokenHash = order.GuestTokenHash,
            amount = Wire(order.Total),
            shares = placed.SellerOrders
                .Select(part => new
                {
                    sellerOrderId = part.Id,
                    part.SellerId,
                    amount = Wire(part.Total),
                    commission = Wire(part.Commission),
                    subsidy = Wire(part.Subsidy),
                })
                .ToList(),
            expiresAt = order.ExpiresAt,
        };
        var reply = await subgraphs.SendAsync<OpenReply>("payment", Open, new { input }, cancellationToken);
        return reply.Data?.PaymentOpen is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>Nothing more is taken, and what was taken goes back. A payment that does not exist owes nothing.</summary>
    public async Task<ServiceAnswer> VoidAsync(string orderId, string reason, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<VoidReply>("payment", Void, new { input = new { orderId, reason } }, cancellationToken);
        return reply.Data?.PaymentVoid is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>
    /// Gives back what units cost, once under the give-back's id. Whatever somebody has refunded by hand before is not refunded again: the
    /// answer says what was.
    /// </summary>
    public async Task<(ServiceAnswer Answer, Money? Refunded)> RefundAsync(string orderId, GiveBack giveBack, CancellationToken cancellationToken)
    {
        var input = new
        {
            refundId = giveBack.Id,
            orderId,
            giveBack.SellerOrderId,
            amount = Wire(giveBack.Amount),
            commission = Wire(giveBack.Commission),
            subsidy = Wire(giveBack.Subsidy),
            giveBack.Reason,
            isUpTo = true,
            giveBack.ReturnId,
        };
        var reply = await subgraphs.SendAsync<RefundReply>("payment", Refund, new { input }, cancellationToken);
        return reply.Data?.RefundOpen is { } payload
            ? (ServiceAnswer.Of(payload.UserErrors), payload.Refund?.Amount)
            : (ServiceAnswer.Unknown(reply.Failure), null);
    }

    private static object Wire(Money amount) => new { amount.MinorUnits, amount.Currency };

    private sealed record RefundReply(RefundPayload? RefundOpen);

    private sealed record RefundPayload(RefundedAmount? Refund, IReadOnlyList<WireError> UserErrors);

    private sealed record RefundedAmount(Money Amount);

    private sealed record OpenReply(Payload? PaymentOpen);

    private sealed record VoidReply(Payload? PaymentVoid);

    private sealed record Payload(IReadOnlyList<WireError> UserErrors);
}
