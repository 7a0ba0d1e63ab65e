using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Payouts.Schedules;

namespace Octomart.PaymentSubgraph.Tests.Payouts;

public class PayoutRulesTests
{
    [Theory]
    [InlineData(nameof(PayoutInterval.Daily), "2026-11-23T10:00:00Z", "2026-11-24")]
    [InlineData(nameof(PayoutInterval.Weekly), "2026-11-23T00:00:00Z", "2026-11-25")]
    [InlineData(nameof(PayoutInterval.Weekly), "2026-11-25T00:00:00Z", "2026-12-02")]
    [InlineData(nameof(PayoutInterval.Monthly), "2026-11-14T23:59:59Z", "2026-11-15")]
    [InlineData(nameof(PayoutInterval.Monthly), "2026-11-15T00:00:00Z", "2026-12-15")]
    [InlineData(nameof(PayoutInterval.Monthly), "2026-12-31T12:00:00Z", "2027-01-15")]
    public void Next_day_of_a_timetable_is_behind_today(string interval, string now, string next) => Assert.Equal(
        DateTimeOffset.Parse($"{next}T00:00:00Z", null),
        new PayoutTimetable(Enum.Parse<PayoutInterval>(interval), DayOfWeek.Wednesday, 15).NextAfter(DateTimeOffset.Parse(now, null)));

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE •••• 3000")]
    [InlineData("gb82west12345698765432", "GB •••• 5432")]
    [InlineData("DE88370400440532013000", null)]
    [InlineData("DE89", null)]
    [InlineData("", null)]
    public void Account_number_is_checked_and_only_its_end_is_shown(string text, string? label) => Assert.Equal(label, Iban.Parse(text)?.ToString());
}
