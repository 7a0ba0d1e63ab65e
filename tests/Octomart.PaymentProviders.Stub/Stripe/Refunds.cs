using System.Collections.Immutable;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What can be done with refunds, and what time does to them.</summary>
internal sealed class Refunds(StripeState state)
{
    public static readonly TimeSpan SlowRefundsTake = TimeSpan.FromMinutes(1);

    /// <summary>The next so many refunds fail at once, as with a card that was closed.</summary>
    public int FailNext { get; set; }

    /// <summary>Never more than was captured: refunds come one after the other, however many are sent at once.</summary>
    public StripeAnswer Create(StripeRequest request)
    {
        if (request["payment_intent"] is not { } intentId || !state.Intents.TryGetValue(intentId, out var intent))
        {
            return StripeAnswer.Missing("payment_intent", request["payment_intent"] ?? "");
        }

        if (intent is not { Status: "succeeded", ChargeId: { } chargeId })
        {
            return StripeAnswer.Invalid($"This PaymentIntent ({intentId}) does not have a successful charge to refund.", "payment_intent", "payment_intent_unexpected_state");
        }

        var charge = state.Charges[chargeId];
        var left = charge.Captured - charge.Refunded;
        var amount = request.Number("amount") ?? left;
        return (amount, left) switch
        {
            _ when charge.IsDisputed && state.Disputes.Values.Any(dispute => dispute.ChargeId == chargeId && dispute is { IsInquiry: false, Status: not "won" }) =>
                StripeAnswer.Invalid($"Charge {chargeId} has been charged back; cannot issue a refund.", code: "charge_disputed"),
            (_, 0) => StripeAnswer.Invalid($"Charge {chargeId} has already been refunded.", code: "charge_already_refunded"),
            ( < 1, _) => StripeAnswer.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer"),
            _ when amount > left => StripeAnswer.Invalid($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount"),
            _ => StripeAnswer.Ok(Make(request, intent, charge, amount).ToJson()),
        };
    }

    public StripeAnswer List(StripeRequest request) => Lists.Page(
        request, "/v1/refunds", state.Refunds.Values.Where(refund => request["payment_intent"] is not { } intent || refund.IntentId == intent), refund => refund.Id, refund => refund.ToJson());

    /// <summary>What has become of a refund by now.</summary>
    public void Age(Refund refund)
    {
        if (refund.ChangesAt is { } at && at <= state.Now)
        {
            var after = refund with { Status = refund.Status == "pending" ? "succeeded" : "failed", ChangesAt = null };
            Move(after);
            state.Save(after, after.Status == "failed" ? ["refund.updated", "refund.failed"] : ["refund.updated"]);
            CountOn(refund.ChargeId);
        }
    }

    private Refund Make(StripeRequest request, PaymentIntent intent, Charge charge, long amount)
    {
        var outcome = intent.PaymentMethod is { } method ? state.CardOf(method)?.Refund : null;
        var refund = state.Save(new Refund
        {
            Id = state.NextId("re"),
            IntentId = intent.Id,
            ChargeId = charge.Id,
            Amount = amount,
            Currency = intent.Currency,
            CreatedAt = state.Now,
            Status = FailNext-- > 0 ? "failed" : outcome == RefundOutcome.TakesTime ? "pending" : "succeeded",
            ChangesAt = outcome is RefundOutcome.TakesTime or RefundOutcome.ComesBack ? state.Now + SlowRefundsTake : null,
            Metadata = ImmutableSortedDictionary<string, string>.Empty.With(request),
        }, "refund.created");
        Move(refund);
        CountOn(charge.Id);
        return refund;
    }

    /// <summary>One that failed at once, or is on its way, has moved nothing.</summary>
    private void Move(Refund refund)
    {
        if (refund.Status == "succeeded")
        {
            state.Move(-refund.Amount, 0, refund.Currency, "refund", "refund", refund.Id);
        }
        else if (state.Movements.Any(movement => movement.SourceId == refund.Id))
        {
            state.Move(refund.Amount, 0, refund.Currency, "refund_failure", "refund_failure", refund.Id);
        }
    }

    private void CountOn(string chargeId) => state.Save(
        state.Charges[chargeId] with { Refunded = state.Refunds.Values.Where(refund => refund.ChargeId == chargeId && refund.CountsAgainstCharge).Sum(refund => refund.Amount) },
        "charge.refunded");
}
