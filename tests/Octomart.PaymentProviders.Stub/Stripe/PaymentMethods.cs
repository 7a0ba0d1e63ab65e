using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Payment methods of test cards, made from their numbers.</summary>
internal sealed class PaymentMethods(StripeState state)
{
    public StripeAnswer Create(StripeRequest request)
    {
        if (request["type"] != "card" || request["card[number]"] is not { } number)
        {
            return StripeAnswer.Invalid("Only cards are played here: type=card and card[number] are needed.", "type");
        }

        if (TestCards.OfNumber(number) is not { } card)
        {
            return StripeAnswer.Error(402, "card_error", "incorrect_number", "Your card number is incorrect.", "number");
        }

        var id = state.NextId("pm");
        state.Methods[id] = card;
        return StripeAnswer.Ok(ToJson(id, card));
    }

    public StripeAnswer Retrieve(string id) => state.CardOf(id) is { } card ? StripeAnswer.Ok(ToJson(id, card)) : StripeAnswer.Missing("PaymentMethod", id);

    private JsonObject ToJson(string id, TestCard card) => new()
    {
        ["id"] = id,
        ["object"] = "payment_method",
        ["billing_details"] = Charge.BillingDetails(),
        ["card"] = new JsonObject { ["brand"] = "visa", ["country"] = "US", ["exp_month"] = 12, ["exp_year"] = state.Now.Year + 4, ["funding"] = "credit", ["last4"] = card.LastFour },
        ["created"] = state.Now.ToUnixTimeSeconds(),
        ["customer"] = null,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["type"] = "card",
    };
}
