namespace Octomart.PaymentSubgraph.Payouts.Schedules;

/// <summary>On which days a seller is paid. Pure.</summary>
/// <param name="Interval">How often.</param>
/// <param name="Weekday">Of weekly payouts.</param>
/// <param name="DayOfMonth">Of monthly payouts, 1 to 28.</param>
internal sealed record PayoutTimetable(PayoutInterval Interval, DayOfWeek Weekday, int DayOfMonth)
{
    /// <summary>The beginning (UTC) of the next day behind <paramref name="now"/> on which payouts are made; null when only the seller says when.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        var tomorrow = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        return Interval switch
        {
            PayoutInterval.Daily => tomorrow,
            PayoutInterval.Weekly => tomorrow.AddDays((Weekday - tomorrow.DayOfWeek + 7) % 7),
            PayoutInterval.Monthly => tomorrow.Day <= DayOfMonth
                ? tomorrow.AddDays(DayOfMonth - tomorrow.Day)
                : tomorrow.AddDays(1 - tomorrow.Day).AddMonths(1).AddDays(DayOfMonth - 1),
            _ => null,
        };
    }
}
