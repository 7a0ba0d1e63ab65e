using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What can be done with refunds, and what time does to them.</summary>
internal sealed class Refunds(StripeState state)
{
    public static readonly TimeSpan SlowRefundsTake = TimeSpan.FromMinutes(1);
    private const int LongestPage = 100;

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
            (_, 0) => StripeAnswer.Invalid($"Charge {chargeId} has already been refunded.", code: "charge_already_refunded"),
            ( < 1, _) => StripeAnswer.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer"),
            _ when amount > left => StripeAnswer.Invalid($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount"),
            _ => StripeAnswer.Ok(Make(request, intent, charge, amount).ToJson()),
        };
    }

    public StripeAnswer List(StripeRequest request)
    {
        var limit = (int)(request.Number("limit") ?? 10);
        if (limit is < 1 or > LongestPage)
        {
            return StripeAnswer.Invalid("This value must be between 1 and 100.", "limit", "parameter_invalid_integer");
        }

        var all = state.Refunds.Values
            .Where(refund => request["payment_intent"] is not { } intent || refund.IntentId == intent)
            .OrderByDescending(NumberOf)
            .SkipWhile(refund => request["starting_after"] is { } after && NumberOf(refund) >= NumberOf(after))
            .Take(limit + 1)
            .ToList();
        return StripeAnswer.Ok(new JsonObject
        {
            ["object"] = "list",
            ["url"] = "/v1/refunds",
            ["has_more"] = all.Count > limit,
            ["data"] = new JsonArray([.. all.Take(limit).Select(refund => refund.ToJson())]),
        });
    }

    /// <summary>What has become of a refund by now.</summary>
    public void Age(Refund refund)
    {
        if (refund.ChangesAt is { } at && at <= state.Now)
        {
            var after = refund with { Status = refund.Status == "pending" ? "succeeded" : "failed", ChangesAt = null };
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
        CountOn(charge.Id);
        return refund;
    }

    private void CountOn(string chargeId) => state.Save(
        state.Charges[chargeId] with { Refunded = state.Refunds.Values.Where(refund => refund.ChargeId == chargeId && refund.CountsAgainstCharge).Sum(refund => refund.Amount) },
        "charge.refunded");

    private static int NumberOf(Refund refund) => NumberOf(refund.Id);

    private static int NumberOf(string id) => int.Parse(id.AsSpan(id.IndexOf('_') + 1), System.Globalization.CultureInfo.InvariantCulture);
}
