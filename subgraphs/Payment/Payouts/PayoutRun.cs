using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts.Schedules;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>
/// Pays sellers on their days. What is available and has no date yet gets one; what is due is paid out, or put off to the next date: below the minimum,
/// held, or without an account. All of it is found in the store: a run that dies, or two at once, changes nothing.
/// </summary>
internal sealed class PayoutRun(IDocumentStore store, PayoutDesk desk, IOptions<PayoutOptions> options, TimeProvider clock)
{
    private const int BatchSize = 100;

    // Whoever is paid on demand is looked at again now and then: the schedule may have changed.
    private static readonly TimeSpan ManualPause = TimeSpan.FromDays(1);

    /// <summary>Gives dates to balances that have none.</summary>
    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        var unplanned = new DocumentQuery<SellerBalance> { Where = balance => balance.NextPayoutAt == null && balance.Available.MinorUnits > 0, Limit = BatchSize };
        foreach (var balance in await store.Set<SellerBalance>().ListAsync(unplanned, cancellationToken))
        {
            await store.WriteAsync([balance.Id], async (work, ct) =>
            {
                if (await work.FindAsync<SellerBalance>(balance.Id, ct) is { NextPayoutAt: null, Available.MinorUnits: > 0 } current)
                {
                    work.Update(await PutOffAsync(work, current, ct));
                }
            }, cancellationToken);
        }
    }

    /// <summary>Balances whose day has come.</summary>
    public Task<IReadOnlyList<SellerBalance>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.Set<SellerBalance>().ListAsync(new() { Where = balance => balance.NextPayoutAt <= now, Limit = BatchSize }, cancellationToken);
    }

    /// <summary>Decides what is due of a balance and sends it.</summary>
    public async Task PayAsync(SellerBalance due, CancellationToken cancellationToken)
    {
        var payout = await store.WriteAsync([due.Id], async (work, ct) =>
        {
            if (await work.FindAsync<SellerBalance>(due.Id, ct) is not { NextPayoutAt: { } at } balance || at > clock.GetUtcNow())
            {
                return null;
            }

            var schedule = await ScheduleAsync(work, balance.SellerId, ct);
            var isDay = schedule.Timetable.Interval != PayoutInterval.Manual;
            var (decided, _) = isDay
                ? await desk.DecideAsync(work, balance.SellerId, balance.Available.Currency, null, MinimumOf(schedule, balance.Available.Currency), ct)
                : (null, null);
            if (decided is null)
            {
                work.Update(balance.Available.MinorUnits > 0 ? await PutOffAsync(work, balance, ct) : balance with { NextPayoutAt = null });
            }

            return decided;
        }, cancellationToken);
        if (payout is not null)
        {
            await desk.SendAsync(payout, cancellationToken);
        }
    }

    /// <summary>Payouts about which the provider is to be asked.</summary>
    public Task<IReadOnlyList<Payout>> OnTheirWayAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.Set<Payout>().ListAsync(new() { Where = payout => payout.NextTryAt <= now, Limit = BatchSize }, cancellationToken);
    }

    private async Task<SellerBalance> PutOffAsync(IUnitOfWork work, SellerBalance balance, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var schedule = await ScheduleAsync(work, balance.SellerId, cancellationToken);
        return balance with { NextPayoutAt = StoreTime.Truncate(schedule.Timetable.NextAfter(now) ?? now + ManualPause) };
    }

    private async Task<PayoutSchedule> ScheduleAsync(IUnitOfWork work, string sellerId, CancellationToken cancellationToken) =>
        await work.FindAsync<PayoutSchedule>(PayoutSchedule.IdOf(sellerId), cancellationToken)
        ?? new PayoutSchedule { Id = PayoutSchedule.IdOf(sellerId), SellerId = sellerId, Timetable = options.Value.Timetable };

    private Money MinimumOf(PayoutSchedule schedule, string currency)
    {
        var (own, shops) = (schedule.Minimums.FirstOrDefault(minimum => minimum.Currency == currency), options.Value.MinimumOf(currency));
        return own.Currency is not null && own > shops ? own : shops;
    }
}
