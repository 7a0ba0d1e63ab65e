using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What can be done with PaymentIntents, and what time does to them.</summary>
internal sealed class PaymentIntents(StripeState state, PaymentMethods methods)
{
    public static readonly TimeSpan HoldsFor = TimeSpan.FromDays(7);
    public static readonly TimeSpan SlowChargesTake = TimeSpan.FromMinutes(1);

    public StripeAnswer Create(StripeRequest request) => request.Number("amount") < 1
        ? StripeAnswer.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer")
        : Shown(state.Save(new PaymentIntent
        {
            Id = state.NextId("pi"),
            Amount = request.Number("amount")!.Value,
            Currency = request["currency"]!,
            CaptureMethod = request["capture_method"] ?? "automatic_async",
            IsAutomatic = request["automatic_payment_methods[enabled]"] == "true",
            CreatedAt = state.Now,
            Metadata = ImmutableSortedDictionary<string, string>.Empty.With(request),
        }, "payment_intent.created"));

    public StripeAnswer Update(PaymentIntent intent, StripeRequest request) => request["customer"] is { } customer && !state.Customers.ContainsKey(customer)
        ? StripeAnswer.Missing("customer", customer)
        : Shown(state.Save(intent with
        {
            Metadata = intent.Metadata.With(request),
            Customer = request["customer"] ?? intent.Customer,
            SetupFutureUsage = request["setup_future_usage"] switch { null => intent.SetupFutureUsage, "" => null, var usage => usage },
        }));

    public StripeAnswer Confirm(PaymentIntent intent, StripeRequest request, string baseUrl)
    {
        var method = request["payment_method"] ?? intent.PaymentMethod;
        if (intent.Status is not ("requires_payment_method" or "requires_confirmation" or "requires_action"))
        {
            return Unexpected(intent, "confirm");
        }

        if (method is null)
        {
            return StripeAnswer.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", code: "payment_intent_unexpected_state");
        }

        if (state.CardOf(method) is not { } card)
        {
            return StripeAnswer.Error(400, "invalid_request_error", "resource_missing", $"No such PaymentMethod: '{method}'", "payment_method");
        }

        if (state.Methods.GetValueOrDefault(method) is { } entered && (entered.IsDetached || (entered.Customer is { } owner && owner != intent.Customer)))
        {
            return StripeAnswer.Invalid(
                entered.IsDetached
                    ? "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again."
                    : "The provided PaymentMethod cannot be used with this PaymentIntent because it belongs to another customer.",
                "payment_method");
        }

        if (intent.IsAutomatic && request["return_url"] is null)
        {
            return StripeAnswer.Invalid("This PaymentIntent is configured to accept payment methods that might redirect your customer off of your page: you must provide a `return_url`.", "return_url");
        }

        var tried = intent with { PaymentMethod = method, ReturnUrl = request["return_url"], LastError = null, ActionUrl = null };
        return card.Charge switch
        {
            ChargeOutcome.IsDeclined => Declined(Decline(tried, card)),
            ChargeOutcome.AsksBuyer or ChargeOutcome.AsksBuyerThenIsDeclined => Shown(state.Save(
                tried with { Status = "requires_action", ActionUrl = $"{baseUrl}{ThreeDSecurePage.Path}/{intent.Id}" }, "payment_intent.requires_action")),
            ChargeOutcome.TakesTime => Shown(state.Save(tried with { Status = "processing", ChangesAt = state.Now + SlowChargesTake }, "payment_intent.processing")),
            _ => Shown(Authorize(tried)),
        };
    }

    /// <summary>The buyer's answer to the bank. Null when the bank asks nothing.</summary>
    public PaymentIntent? Answer(PaymentIntent intent, bool approves)
    {
        if (intent is not { Status: "requires_action", PaymentMethod: { } method } || state.CardOf(method) is not { } card)
        {
            return null;
        }

        var answered = intent with { ActionUrl = null };
        return (approves, card.Charge) switch
        {
            (false, _) => Fail(answered, new JsonObject
            {
                ["type"] = "invalid_request_error",
                ["code"] = "payment_intent_authentication_failure",
                ["message"] = "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
            }),
            (_, ChargeOutcome.AsksBuyerThenIsDeclined) => Decline(answered, card),
            _ => Authorize(answered),
        };
    }

    public StripeAnswer Capture(PaymentIntent intent, StripeRequest request)
    {
        var amount = request.Number("amount_to_capture") ?? intent.Capturable;
        return intent switch
        {
            { Status: not "requires_capture" } => Unexpected(intent, "capture"),
            _ when amount > intent.Capturable => StripeAnswer.Invalid("The payment could not be captured because the requested capture amount is greater than the authorized amount.", "amount_to_capture", "amount_too_large"),
            _ => Shown(Succeed(intent, amount)),
        };
    }

    public StripeAnswer Cancel(PaymentIntent intent, StripeRequest request) => intent.Status is "succeeded" or "processing" or "canceled"
        ? Unexpected(intent, "cancel")
        : Shown(Cancel(intent, request["cancellation_reason"]));

    /// <summary>What has become of an intent by now.</summary>
    public void Age(PaymentIntent intent)
    {
        if (intent.ChangesAt is { } at && at <= state.Now)
        {
            _ = intent.Status == "processing" ? Authorize(intent with { ChangesAt = null }) : Cancel(intent, "automatic");
        }
    }

    private PaymentIntent Authorize(PaymentIntent intent)
    {
        var charge = new Charge { Id = state.NextId("ch"), IntentId = intent.Id, Amount = intent.Amount, Currency = intent.Currency, CreatedAt = state.Now };
        state.Save(charge);
        var charged = intent with { ChargeId = charge.Id };
        return intent.CaptureMethod == "manual"
            ? state.Save(charged with { Status = "requires_capture", Capturable = intent.Amount, ChangesAt = state.Now + HoldsFor }, "payment_intent.amount_capturable_updated")
            : Succeed(charged, intent.Amount);
    }

    private PaymentIntent Succeed(PaymentIntent intent, long amount)
    {
        state.Save(state.Charges[intent.ChargeId!] with { Captured = amount }, "charge.succeeded");
        state.Move(amount, FeeOf(amount), intent.Currency, "charge", "charge", intent.ChargeId);
        if (intent is { SetupFutureUsage: not null, Customer: { } customer, PaymentMethod: { } method })
        {
            methods.Attach(method, customer);
        }

        return state.Save(intent with { Status = "succeeded", Received = amount, Capturable = 0, ChangesAt = null }, "payment_intent.succeeded");
    }

    /// <summary>1.5 % and 25 of the smallest unit.</summary>
    private static long FeeOf(long amount) => Math.Min(amount, (amount * 15 / 1000) + 25);

    private PaymentIntent Cancel(PaymentIntent intent, string? reason) => state.Save(
        intent with { Status = "canceled", CanceledAt = state.Now, CancellationReason = reason, Capturable = 0, ActionUrl = null, ChangesAt = null }, "payment_intent.canceled");

    private PaymentIntent Decline(PaymentIntent intent, TestCard card)
    {
        var charge = new Charge { Id = state.NextId("ch"), IntentId = intent.Id, Amount = intent.Amount, Currency = intent.Currency, CreatedAt = state.Now, IsDeclined = true };
        state.Save(charge, "charge.failed");
        return Fail(intent with { ChargeId = charge.Id }, new JsonObject
        {
            ["type"] = "card_error",
            ["code"] = card.Decline.Code,
            ["decline_code"] = card.Decline.Reason,
            ["charge"] = charge.Id,
            ["message"] = "Your card was declined.",
        });
    }

    private PaymentIntent Fail(PaymentIntent intent, JsonObject error) =>
        state.Save(intent with { Status = "requires_payment_method", PaymentMethod = null, LastError = error }, "payment_intent.payment_failed");

    private static StripeAnswer Declined(PaymentIntent intent)
    {
        var error = (JsonObject)intent.LastError!.DeepClone();
        error["payment_intent"] = intent.ToJson();
        return new StripeAnswer(402, new JsonObject { ["error"] = error });
    }

    private static StripeAnswer Shown(PaymentIntent intent) => StripeAnswer.Ok(intent.ToJson());

    private static StripeAnswer Unexpected(PaymentIntent intent, string what) => StripeAnswer.Error(
        400, "invalid_request_error", "payment_intent_unexpected_state", $"You cannot {what} this PaymentIntent because it has a status of {intent.Status}.", intent: intent.ToJson());
}
