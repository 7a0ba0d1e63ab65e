using Microsoft.Extensions.Options;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>What a seller wants to be paid.</summary>
/// <param name="IdempotencyKey">1 to 200 characters of your choice: repeating the call with the same key never pays again.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Amount">How much of what is available; the rest is carried over to the next payout.</param>
internal sealed record PayoutRequestInput(string IdempotencyKey, string SellerId, MoneyInput Amount);

/// <summary>The payout, or why there is none.</summary>
/// <param name="Payout">The payout; null when it was refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record PayoutPayload(PayoutType? Payout, IReadOnlyList<PaymentError> UserErrors)
{
    internal static PayoutPayload Refused(PaymentError error) => new(null, [error]);
}

/// <summary>A seller is paid without waiting for its day.</summary>
[MutationRoot]
internal sealed class PayoutRequest(IDocumentStore store, PayoutDesk desk, IOptions<PayoutOptions> options, TimeProvider clock)
{
    /// <summary>Pays out what is available, or a part of it, at once, whatever the schedule.</summary>
    /// <param name="input">What is to be paid.</param>
    [RequiresScopes("payouts:write")]
    public async Task<PayoutPayload?> PayoutRequestAsync(PayoutRequestInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (Check(input, caller) is { } error)
        {
            return PayoutPayload.Refused(error);
        }

        var amount = input.Amount.ToMoney();
        var key = IdempotencyKey.Of(caller.Key, "payoutRequest", input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, async (work, ct) =>
        {
            var decided = await desk.DecideAsync(work, input.SellerId, amount.Currency, amount, options.Value.MinimumOf(amount.Currency), ct);
            return decided.Payout is { } payout ? WriteOutcome.Done(decided, payout.Id) : WriteOutcome.Refused(decided);
        }, cancellationToken);
        if (outcome.IsKeyReused)
        {
            return PayoutPayload.Refused(PaymentError.KeyReused);
        }

        if (outcome.Value.Refusal is { } refusal)
        {
            return PayoutPayload.Refused(refusal.ToError());
        }

        var payout = outcome.Value.Payout ?? await store.Set<Payout>().FindAsync(outcome.ReplayedResult!, cancellationToken);
        return new PayoutPayload(new PayoutType(await desk.SendAsync(payout!, cancellationToken)), []);
    }

    private static PaymentError? Check(PayoutRequestInput input, Caller caller) => input switch
    {
        _ when !caller.ActsFor(input.SellerId) => new PaymentError(PaymentErrorCode.NotFound, "There is no such seller among yours.", ["input", "sellerId"]),
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => PaymentError.Invalid("A key of 1 to 200 characters is needed.", "idempotencyKey"),
        { Amount.MinorUnits: <= 0 } => PaymentError.Invalid("The amount must be positive.", "amount"),
        _ => null,
    };
}
