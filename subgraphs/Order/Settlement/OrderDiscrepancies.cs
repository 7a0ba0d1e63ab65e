using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>How an order can disagree with what Payment and Product know of it.</summary>
internal enum Discrepancy
{
    /// <summary>The money is in, and the order still waits for it: the message was lost. Mended: it is paid.</summary>
    PaidNotConfirmed,

    /// <summary>Cancelled, and its payment was not called off. Mended: it is.</summary>
    CancelledNotVoided,

    /// <summary>Cancelled, and stock is still held for it. Mended: it is released.</summary>
    StockOfCancelled,

    /// <summary>Passed on to its sellers without money. For people.</summary>
    ConfirmedNotPaid,

    /// <summary>Passed on to its sellers without stock. For people.</summary>
    ConfirmedWithoutStock,

    /// <summary>Less money went back than the order has given back. For people.</summary>
    RefundMissing,

    /// <summary>Payment has refused a refund. For people.</summary>
    RefundRefused,

    /// <summary>A duty fails again and again. For people; it goes on being tried.</summary>
    DutyStuck,
}

/// <summary>Compares an order with what Payment and Product know of it. Pure.</summary>
internal static class OrderDiscrepancies
{
    /// <summary>After so many failures in a row a duty needs somebody to look.</summary>
    private const int StuckAfter = 10;

    /// <summary>
    /// What is wrong. While duties are open the others are about to change, so nothing is said of them. Null stands for an order that the
    /// other service does not know.
    /// </summary>
    public static IEnumerable<Discrepancy> Of(Order order, PaymentState? payment, StockState? stock)
    {
        if (order.DutiesDueAt is not null)
        {
            return order.DutyFailures >= StuckAfter ? [Discrepancy.DutyStuck] : [];
        }

        return order.Status switch
        {
            OrderStatus.PendingPayment or OrderStatus.PaymentFailed => order.UnpaidUntil is not null && payment is { IsPaid: true } ? [Discrepancy.PaidNotConfirmed] : [],
            OrderStatus.Cancelled => OfCancelled(payment, stock),
            _ => OfLive(order, payment, stock),
        };
    }

    private static IEnumerable<Discrepancy> OfCancelled(PaymentState? payment, StockState? stock)
    {
        if (payment is { IsVoided: false })
        {
            yield return Discrepancy.CancelledNotVoided;
        }

        if (stock is { HoldsUnits: true })
        {
            yield return Discrepancy.StockOfCancelled;
        }
    }

    private static IEnumerable<Discrepancy> OfLive(Order order, PaymentState? payment, StockState? stock)
    {
        if (payment is not { IsPaid: true, IsVoided: false })
        {
            yield return Discrepancy.ConfirmedNotPaid;
        }

        if (stock is not { Status: "COMMITTED" })
        {
            yield return Discrepancy.ConfirmedWithoutStock;
        }

        var givenBack = Money.Sum(order.GiveBacks.Select(giveBack => giveBack.Refunded).OfType<Money>(), order.Total.Currency);
        if (payment is { IsPaid: true } && payment.Refunded < givenBack)
        {
            yield return Discrepancy.RefundMissing;
        }

        if (order.GiveBacks.Any(giveBack => giveBack.RefundRefusal is not null))
        {
            yield return Discrepancy.RefundRefused;
        }
    }
}
