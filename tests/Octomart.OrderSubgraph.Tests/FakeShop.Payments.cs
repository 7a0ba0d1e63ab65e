using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

// Payment, as Order knows it.
internal sealed partial class FakeShop
{
    private object RefundOpen(JsonElement variables)
    {
        var input = variables.At("input");
        if (!Payments.TryGetValue(input.Text("orderId"), out var payment))
        {
            return Refusal("NOT_FOUND");
        }

        var share = payment.Input.At("shares").EnumerateArray().Single(share => share.Text("sellerOrderId") == input.Text("sellerOrderId"));
        var left = payment.State == "VOID" ? 0 : share.At("amount.minorUnits").GetInt64() - RefundedOf(input.Text("sellerOrderId"));
        var refund = Refunds.GetValueOrDefault(input.Text("refundId")) ?? new FakeRefund(
            input.Text("orderId"), input.Text("sellerOrderId"), Math.Min(left, input.At("amount.minorUnits").GetInt64()), input.At("commission.minorUnits").GetInt64(),
            input.At("subsidy.minorUnits").GetInt64(), Optional(input, "returnId"));
        Refunds[input.Text("refundId")] = refund;
        return new { refund = new { id = "ref_1", amount = new { minorUnits = refund.Amount, currency = input.Text("amount.currency") } }, userErrors = Array.Empty<object>() };
    }

    private object PaymentsOfOrders(JsonElement variables) => Payments.Where(payment => IsAskedFor(variables, payment.Key)).Select(payment => new
    {
        orderId = payment.Key,
        isPaid = Paid.Contains(payment.Key),
        isVoided = payment.Value.State == "VOID",
        refunded = new { minorUnits = Refunds.Values.Where(refund => refund.OrderId == payment.Key).Sum(refund => refund.Amount), currency = payment.Value.Input.Text("amount.currency") },
    });

    private long RefundedOf(string sellerOrderId) => Refunds.Values.Where(refund => refund.SellerOrderId == sellerOrderId).Sum(refund => refund.Amount);

    private object PaymentOpen(JsonElement variables)
    {
        Payments.TryAdd(variables.Text("input.orderId"), ("OPEN", variables.At("input")));
        return Success();
    }

    private object PaymentVoid(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!Payments.TryGetValue(orderId, out var known))
        {
            return Refusal("NOT_FOUND");
        }

        Payments[orderId] = known with { State = "VOID" };
        return Success();
    }
}

internal sealed record FakeRefund(string OrderId, string SellerOrderId, long Amount, long Commission, long Subsidy, string? ReturnId);
