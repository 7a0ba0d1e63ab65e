using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Payouts.Simulated;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payouts.Accounts;

/// <summary>Where a seller wants to be paid by the simulated provider.</summary>
/// <param name="IdempotencyKey">1 to 200 characters of your choice: repeating the call with the same key changes nothing.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Iban">
/// The number; only its country and last four digits are kept. A number that ends in 3001 is closed, payouts to 3002 come back, 3003 is refused at once.
/// </param>
internal sealed record SimulatedPayoutAccountSetInput(string IdempotencyKey, string SellerId, string Iban);

/// <summary>The account as it is now, or why it was not changed.</summary>
/// <param name="Account">The account; null when it was refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record PayoutAccountPayload(PayoutAccountType? Account, IReadOnlyList<PaymentError> UserErrors)
{
    internal static PayoutAccountPayload Refused(PaymentError error) => new(null, [error]);
}

/// <summary>Plays the provider's form for bank accounts.</summary>
[MutationRoot]
internal sealed class SimulatedPayoutAccountSet(IDocumentStore store, PayoutProviders providers, TimeProvider clock)
{
    /// <summary>Names the account to which the SIMULATED provider pays a seller from now on. A payout that failed is paid there with the next one.</summary>
    /// <param name="input">The account.</param>
    [RequiresScopes("payouts:write")]
    public async Task<PayoutAccountPayload?> SimulatedPayoutAccountSetAsync(SimulatedPayoutAccountSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (Check(input, caller) is { } error)
        {
            return PayoutAccountPayload.Refused(error);
        }

        if (Iban.Parse(input.Iban) is not { } iban)
        {
            return PayoutAccountPayload.Refused(PaymentError.Invalid("This is no IBAN: a digit is wrong or missing.", "iban"));
        }

        var key = IdempotencyKey.Of(caller.Key, "simulatedPayoutAccountSet", input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, async (work, ct) => WriteOutcome.Done(await WriteAsync(work, input.SellerId, iban, ct), input.SellerId), cancellationToken);
        return outcome.IsKeyReused ? PayoutAccountPayload.Refused(PaymentError.KeyReused)
            : new PayoutAccountPayload(new PayoutAccountType(outcome.Value ?? (await store.Set<PayoutAccount>().FindAsync(PayoutAccount.IdOf(input.SellerId), cancellationToken))!), []);
    }

    private PaymentError? Check(SimulatedPayoutAccountSetInput input, Caller caller) => input switch
    {
        _ when !caller.ActsFor(input.SellerId) => new PaymentError(PaymentErrorCode.NotFound, "There is no such seller among yours.", ["input", "sellerId"]),
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => PaymentError.Invalid("A key of 1 to 200 characters is needed.", "idempotencyKey"),
        _ when providers.Find(Provider.Simulated) is null => new PaymentError(PaymentErrorCode.ProviderUnavailable, "The simulated provider is turned off here."),
        _ => null,
    };

    private async Task<PayoutAccount> WriteAsync(IUnitOfWork work, string sellerId, Iban iban, CancellationToken cancellationToken)
    {
        var id = PayoutAccount.IdOf(sellerId);
        var known = await work.FindAsync<PayoutAccount>(id, cancellationToken);
        var reference = SimulatedPayoutProvider.Register(work, iban, clock).Id;
        var account = (known ?? new PayoutAccount { Id = id, SellerId = sellerId, Provider = Provider.Simulated, Reference = reference, Label = iban.Label }) with
        {
            Provider = Provider.Simulated,
            Reference = reference,
            Label = iban.Label,
            Status = PayoutAccountStatus.Ready,
            Problem = null,
        };
        work.Save(account);

        // What failed on the old account is seen to with this.
        foreach (var payout in await work.ListAsync<Payout>(new() { Where = payout => payout.NeedsPeople && payout.SellerId == sellerId }, cancellationToken))
        {
            if (payout.Failure is not null)
            {
                work.Update(payout with { NeedsPeople = false });
            }
        }

        return account;
    }
}
