using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// How refunds change a payment. The amount is set aside when the refund is decided, before the provider is asked: refunds that are decided at the
/// same time cannot exceed what was captured.
/// </summary>
internal static class PaymentRefunding
{
    /// <summary>Sets the refund's amount aside.</summary>
    public static Payment Reserve(this Payment payment, Refund refund) => payment with
    {
        RefundsPending = payment.RefundsPending + refund.Amount,
        Shares = payment.Change(refund.Allocations, 1),
    };

    /// <summary>The provider has given the money back.</summary>
    public static Payment Settle(this Payment payment, Refund refund)
    {
        var refunded = payment.Refunded + refund.Amount;
        return payment with
        {
            RefundsPending = payment.RefundsPending - refund.Amount,
            Refunded = refunded,
            Status = payment.StatusAfter(refunded),
        };
    }

    private static PaymentStatus StatusAfter(this Payment payment, Money refunded) => payment switch
    {
        { Captured.MinorUnits: 0 } => payment.HasRest ? payment.Status : PaymentStatus.Refunded,
        _ when refunded == payment.Captured => PaymentStatus.Refunded,
        _ => refunded.MinorUnits > 0 ? PaymentStatus.PartiallyRefunded : payment.Status,
    };

    /// <summary>The provider does not give it back: people may refund it in another way.</summary>
    public static Payment Release(this Payment payment, Refund refund) => payment with
    {
        IsRestRefused = payment.IsRestRefused || (payment.VoidReason is not null && refund.RequestId is null),
        RefundsPending = payment.RefundsPending - refund.Amount,
        Shares = payment.Change(refund.Allocations, -1),
    };

    /// <summary>Money that had gone back came back. Where it would go again by itself it would only come back again: people find another way.</summary>
    public static Payment TakeBack(this Payment payment, Refund refund)
    {
        var refunded = payment.Refunded - refund.Amount;
        return payment with
        {
            IsRestRefused = payment.IsRestRefused || payment.VoidReason is not null,
            Refunded = refunded,
            Shares = payment.Change(refund.Allocations, -1),
            Status = refunded.MinorUnits == 0 ? PaymentStatus.Captured : PaymentStatus.PartiallyRefunded,
        };
    }

    private static ImmutableArray<PaymentShare> Change(this Payment payment, ImmutableArray<RefundAllocation> allocations, int sign)
    {
        var bySellerOrder = allocations.ToDictionary(allocation => allocation.SellerOrderId, StringComparer.Ordinal);
        return [.. payment.Shares.Select(share => bySellerOrder.TryGetValue(share.SellerOrderId, out var allocation)
            ? share with
            {
                Refunded = share.Refunded + (allocation.Amount * sign),
                CommissionRefunded = share.CommissionRefunded + (allocation.Commission * sign),
                SubsidyRefunded = share.SubsidyRefunded + (allocation.SubsidyOrNothing * sign),
            }
            : share)];
    }
}
