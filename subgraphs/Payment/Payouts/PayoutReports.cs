using Octomart.PaymentSubgraph.Ledger;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>What a provider's report does to a payout. It only ever goes on: an old report, or one that comes again, changes nothing.</summary>
internal static class PayoutReports
{
    /// <summary>The payout after the report, and what is to be booked for it.</summary>
    public static (Payout Payout, LedgerTransaction? Booking) Observe(this Payout payout, ProviderPayout report, DateTimeOffset now)
    {
        if (payout.Status is PayoutStatus.Failed or PayoutStatus.Reversed)
        {
            return (payout, null);
        }

        var seen = payout with { Reference = report.Reference ?? payout.Reference, ArrivesAt = report.ArrivesAt ?? payout.ArrivesAt };
        var hadArrived = payout.Status == PayoutStatus.Paid;
        return report.Status switch
        {
            ProviderPayoutStatus.Failed or ProviderPayoutStatus.Reversed => (
                seen with
                {
                    Status = hadArrived || report.Status == ProviderPayoutStatus.Reversed ? PayoutStatus.Reversed : PayoutStatus.Failed,
                    Failure = report.Failure ?? "UNKNOWN",
                    NeedsPeople = true,
                },
                PayoutBookings.OfReturn(seen, hadArrived, now)),
            _ when hadArrived => (payout, null),
            ProviderPayoutStatus.Paid => (seen with { Status = PayoutStatus.Paid, PaidAt = now }, PayoutBookings.OfArrival(seen, now)),
            _ => (seen with { Status = PayoutStatus.InTransit }, null),
        };
    }
}
