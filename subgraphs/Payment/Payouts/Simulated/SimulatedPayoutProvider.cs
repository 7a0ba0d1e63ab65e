using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Simulated;

/// <summary>Pays nobody, and behaves like one that does: takes a while, and fails for test accounts.</summary>
internal sealed class SimulatedPayoutProvider(IDocumentStore store, IOptions<SimulatedOptions> options, TimeProvider clock) : IPayoutProvider
{
    public Provider Provider => Provider.Simulated;

    public Money Payable(Money amount) => amount;

    public async Task<ProviderReply<ProviderPayout>> SendAsync(PayoutOrder order, CancellationToken cancellationToken)
    {
        var sent = await store.WriteAsync([order.PayoutId], async (work, ct) =>
        {
            if (await work.FindAsync<SimulatedPayout>(order.PayoutId, ct) is { } known)
            {
                return known;
            }

            if (await work.FindAsync<SimulatedBankAccount>(order.Destination, ct) is not { Outcome: not SimulatedBankOutcome.Refused } account)
            {
                return null;
            }

            var arrivesAt = StoreTime.Truncate(clock.GetUtcNow() + options.Value.PayoutDelay);
            var payout = new SimulatedPayout
            {
                Id = order.PayoutId,
                Destination = order.Destination,
                Amount = order.Amount,
                Outcome = account.Outcome,
                ArrivesAt = arrivesAt,
                ComesBackAt = arrivesAt + options.Value.PayoutDelay,
            };
            work.Insert(payout);
            return payout;
        }, cancellationToken);
        return sent is null ? ProviderReply.Refused<ProviderPayout>("The bank does not know the account.") : ProviderReply.Of(sent.ReportAt(clock.GetUtcNow()));
    }

    public async Task<ProviderReply<ProviderPayout>> FetchAsync(PayoutOrder order, string reference, CancellationToken cancellationToken) =>
        await store.Set<SimulatedPayout>().FindAsync(reference, cancellationToken) is { } payout
            ? ProviderReply.Of(payout.ReportAt(clock.GetUtcNow()))
            : ProviderReply.Refused<ProviderPayout>("There is no such payout.");

    /// <summary>Opens an account at the simulated bank: of the number only what becomes of payouts to it is kept.</summary>
    public static SimulatedBankAccount Register(IUnitOfWork work, Iban iban, TimeProvider clock)
    {
        var account = new SimulatedBankAccount
        {
            Id = OpaqueId.New("sba", clock),
            Outcome = iban.LastFour switch
            {
                "3001" => SimulatedBankOutcome.Closed,
                "3002" => SimulatedBankOutcome.ComesBack,
                "3003" => SimulatedBankOutcome.Refused,
                _ => SimulatedBankOutcome.Arrives,
            },
        };
        work.Insert(account);
        return account;
    }
}
