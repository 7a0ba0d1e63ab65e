using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payouts.Schedules;

/// <summary>When a seller wants to be paid. Sending the same again changes nothing.</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Interval">How often.</param>
/// <param name="Weekday">Of weekly payouts: 1 for Monday to 7 for Sunday.</param>
/// <param name="DayOfMonth">Of monthly payouts: 1 to 28.</param>
/// <param name="Minimums">The least that is worth a payout, one amount a currency; the shop's own minimum holds where it is more.</param>
internal sealed record PayoutScheduleSetInput(
    string SellerId, PayoutInterval Interval, int Weekday = 1, int DayOfMonth = 1, IReadOnlyList<MoneyInput>? Minimums = null);

/// <summary>The schedule as it is now, or why it was not changed.</summary>
/// <param name="Schedule">The schedule; null when it was refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record PayoutSchedulePayload(PayoutScheduleType? Schedule, IReadOnlyList<PaymentError> UserErrors)
{
    internal static PayoutSchedulePayload Refused(PaymentError error) => new(null, [error]);
}

/// <summary>A seller says when to be paid.</summary>
[MutationRoot]
internal sealed class PayoutScheduleSet(IDocumentStore store)
{
    private const int MaxMinimums = 200;

    /// <summary>Says from now on on which days a seller is paid, and from which amounts on.</summary>
    /// <param name="input">The schedule, whole.</param>
    [RequiresScopes("payouts:write")]
    public async Task<PayoutSchedulePayload?> PayoutScheduleSetAsync(PayoutScheduleSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        return Check(input, caller) is { } error
            ? PayoutSchedulePayload.Refused(error)
            : new PayoutSchedulePayload(new PayoutScheduleType(await store.WriteAsync((work, ct) => WriteAsync(work, input, ct), cancellationToken)), []);
    }

    private static PaymentError? Check(PayoutScheduleSetInput input, Caller caller) => input switch
    {
        _ when !caller.ActsFor(input.SellerId) => new PaymentError(PaymentErrorCode.NotFound, "There is no such seller among yours.", ["input", "sellerId"]),
        { Weekday: < 1 or > 7 } => PaymentError.Invalid("A day of the week is 1 to 7.", "weekday"),
        { DayOfMonth: < 1 or > 28 } => PaymentError.Invalid("A day of the month is 1 to 28, which every month has.", "dayOfMonth"),
        { Minimums: { } minimums } when minimums.Count > MaxMinimums || minimums.Any(minimum => minimum.MinorUnits < 0)
            || minimums.DistinctBy(minimum => minimum.Currency).Count() < minimums.Count =>
            PaymentError.Invalid("Give one amount a currency, none of them negative.", "minimums"),
        _ => null,
    };

    private static async Task<PayoutSchedule> WriteAsync(IUnitOfWork work, PayoutScheduleSetInput input, CancellationToken cancellationToken)
    {
        var id = PayoutSchedule.IdOf(input.SellerId);
        var timetable = new PayoutTimetable(input.Interval, (DayOfWeek)(input.Weekday % 7), input.DayOfMonth);
        var known = await work.FindAsync<PayoutSchedule>(id, cancellationToken);
        var schedule = (known ?? new PayoutSchedule { Id = id, SellerId = input.SellerId, Timetable = timetable }) with
        {
            Timetable = timetable,
            Minimums = [.. (input.Minimums ?? []).Select(minimum => minimum.ToMoney())],
        };
        work.Save(schedule);

        // What was planned by the old days is planned anew.
        var sellerId = input.SellerId;
        foreach (var balance in await work.ListAsync<SellerBalance>(new() { Where = balance => balance.SellerId == sellerId }, cancellationToken))
        {
            work.Update(balance with { NextPayoutAt = null });
        }

        return schedule;
    }
}
