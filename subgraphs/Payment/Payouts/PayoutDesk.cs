using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>
/// Decides payouts, sends them, and books what became of them. A decision, its booking and the end of the period are one commit on the seller's balance:
/// of two who decide at once, one finds nothing left. What was decided is sent under its own id, now or by whoever finds it later.
/// </summary>
internal sealed class PayoutDesk(
    IDocumentStore store, PayoutProviders providers, IOptions<PaymentOptions> payment, IOptions<PayoutOptions> options, TimeProvider clock, ILogger<PayoutDesk> logger)
{
    /// <summary>Decides a payout as part of a unit of work.</summary>
    /// <param name="amount">How much; everything when null.</param>
    /// <param name="minimum">The least that is worth it.</param>
    public async Task<(Payout? Payout, PayoutRefusal? Refusal)> DecideAsync(
        IUnitOfWork work, string sellerId, string currency, Money? amount, Money minimum, CancellationToken cancellationToken)
    {
        var balance = await work.FindAsync<SellerBalance>(SellerBalance.IdOf(sellerId, currency), cancellationToken);
        if (balance is null || balance.Available.MinorUnits <= 0 || amount > balance.Available)
        {
            return (null, PayoutRefusal.NotAvailable);
        }

        if ((amount ?? balance.Available) < minimum)
        {
            return (null, PayoutRefusal.BelowMinimum);
        }

        if ((await work.FindAsync<SellerStanding>(sellerId, cancellationToken))?.IsHeld == true)
        {
            return (null, PayoutRefusal.Held);
        }

        var account = await work.FindAsync<PayoutAccount>(PayoutAccount.IdOf(sellerId), cancellationToken);
        if (account is not { Status: PayoutAccountStatus.Ready } || providers.Find(account.Provider) is not { } provider)
        {
            return (null, account?.Status == PayoutAccountStatus.Blocked ? PayoutRefusal.AccountBlocked : PayoutRefusal.NoAccount);
        }

        var payable = provider.Payable(amount ?? balance.Available);
        return payable.MinorUnits <= 0 ? (null, PayoutRefusal.NotAvailable) : (await OpenAsync(work, balance, payable, account, cancellationToken), null);
    }

    /// <summary>Asks the provider for the payout, or how it is.</summary>
    public async Task<Payout> SendAsync(Payout payout, CancellationToken cancellationToken)
    {
        if (payout.NextTryAt is null)
        {
            return payout;
        }

        var order = PayoutOrder.Of(payout);
        var reply = providers.Find(payout.Provider) is not { } provider ? ProviderReply.NoAnswer<ProviderPayout>($"{payout.Provider} is not configured.")
            : payout.Reference is { } reference ? await provider.FetchAsync(order, reference, cancellationToken)
            : await provider.SendAsync(order, cancellationToken);
        if (reply.Value is null)
        {
            logger.LogWarning("{Provider} did not pay {PayoutId}: {Reason}", payout.Provider, payout.Id, reply.Refusal ?? reply.Outage);
        }

        return await store.WriteAsync([payout.Id, payout.BalanceId], (work, ct) => RecordAsync(work, payout, reply, ct), cancellationToken);
    }

    private async Task<Payout> OpenAsync(IUnitOfWork work, SellerBalance balance, Money amount, PayoutAccount account, CancellationToken cancellationToken)
    {
        var earlier = await work.FindAsync<Payout>(Payout.IdOf(balance.SellerId, amount.Currency, balance.Period - 1), cancellationToken);
        var payout = Payout.Of(balance, amount, account, earlier?.CreatedAt, StoreTime.Truncate(clock.GetUtcNow()));
        work.Insert(payout);
        await work.PostAsync(PayoutBookings.OfOpening(payout), cancellationToken);
        var closed = await work.FindAsync<SellerBalance>(balance.Id, cancellationToken) ?? throw new InvalidOperationException($"'{balance.Id}' is gone.");
        work.Update(closed with { Period = closed.Period + 1, NextPayoutAt = null });
        return payout;
    }

    private async Task<Payout> RecordAsync(IUnitOfWork work, Payout asked, ProviderReply<ProviderPayout> reply, CancellationToken cancellationToken)
    {
        var before = await work.FindAsync<Payout>(asked.Id, cancellationToken) ?? throw new InvalidOperationException($"'{asked.Id}' is gone.");
        var now = StoreTime.Truncate(clock.GetUtcNow());

        // A provider that refuses to tell how a payout is has not refused to pay it.
        var report = reply.Value ?? (reply.Refusal is not null && asked.Reference is null && before.Reference is null
            ? new ProviderPayout(null, ProviderPayoutStatus.Failed, Failure: "REFUSED")
            : null);
        if (report is null)
        {
            var waiting = before with { Tries = before.Tries + 1, NextTryAt = now + payment.Value.PauseAfter(before.Tries), NeedsPeople = before.Tries + 1 >= options.Value.MaxSilence };
            work.Update(waiting);
            return waiting;
        }

        var (after, booking) = before.Observe(report, now);
        after = after with { NextTryAt = NextTryOf(after, now), Tries = after.Status == PayoutStatus.InTransit ? before.Tries + 1 : 0, NeedsPeople = after.NeedsPeople && after.Failure is not null };
        work.Update(after);
        if (booking is not null)
        {
            await work.PostAsync(booking, cancellationToken);
            await TellAsync(work, after, now, cancellationToken);
        }

        return after;
    }

    private DateTimeOffset? NextTryOf(Payout payout, DateTimeOffset now) => payout.Status switch
    {
        PayoutStatus.InTransit => payout.ArrivesAt > now ? payout.ArrivesAt : now + payment.Value.PauseAfter(payout.Tries),
        PayoutStatus.Paid when payout.PaidAt + options.Value.ReturnWindow is { } last && last > now => last,
        _ => null,
    };

    private async Task TellAsync(IUnitOfWork work, Payout payout, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (payout.Status == PayoutStatus.Paid)
        {
            work.Publish(new PayoutPaid(payout.Id, payout.Number, payout.SellerId, payout.Amount, payout.DestinationLabel, now));
            return;
        }

        logger.LogError("Payout {PayoutId} of {Amount} to {SellerId} is {Status}: {Failure}", payout.Id, payout.Amount, payout.SellerId, payout.Status, payout.Failure);
        work.Publish(new PayoutFailed(payout.Id, payout.Number, payout.SellerId, payout.Amount, payout.DestinationLabel, payout.Failure!, now));
        if (await work.FindAsync<PayoutAccount>(PayoutAccount.IdOf(payout.SellerId), cancellationToken) is { } account && account.Reference == payout.Destination)
        {
            work.Update(account with { Status = PayoutAccountStatus.Blocked, Problem = payout.Failure });
        }
    }
}
