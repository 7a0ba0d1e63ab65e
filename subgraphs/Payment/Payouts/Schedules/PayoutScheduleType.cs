using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Payouts.Schedules;

/// <summary>On which days a seller is paid.</summary>
internal sealed class PayoutScheduleType(PayoutSchedule schedule)
{
    /// <summary>How often.</summary>
    public PayoutInterval Interval => schedule.Timetable.Interval;

    /// <summary>Of weekly payouts: 1 for Monday to 7 for Sunday.</summary>
    public int Weekday => schedule.Timetable.Weekday == DayOfWeek.Sunday ? 7 : (int)schedule.Timetable.Weekday;

    /// <summary>Of monthly payouts.</summary>
    public int DayOfMonth => schedule.Timetable.DayOfMonth;

    /// <summary>The least that is worth a payout to the seller, where it has said so.</summary>
    public IEnumerable<Money> Minimums => schedule.Minimums;
}
