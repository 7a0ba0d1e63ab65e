using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Payment methods of test cards, made from their numbers or known by Stripe's own names, and kept by customers.</summary>
internal sealed class PaymentMethods(StripeState state)
{
    public StripeAnswer Create(StripeRequest request)
    {
        if (request["type"] != "card" || request["card[number]"] is not { } number)
        {
            return StripeAnswer.Invalid("Only cards are played here: type=card and card[number] are needed.", "type");
        }

        return TestCards.OfNumber(number) is { } card
            ? StripeAnswer.Ok(Save(card).ToJson())
            : StripeAnswer.Error(402, "card_error", "incorrect_number", "Your card number is incorrect.", "number");
    }

    public StripeAnswer Retrieve(string id) => Find(id) is { } method ? StripeAnswer.Ok(method.ToJson()) : StripeAnswer.Missing("PaymentMethod", id);

    public StripeAnswer List(StripeRequest request) => StripeAnswer.Ok(new JsonObject
    {
        ["object"] = "list",
        ["url"] = "/v1/payment_methods",
        ["has_more"] = false,
        ["data"] = new JsonArray([.. state.Methods.Values
            .Where(method => method.Customer is { } customer && customer == request["customer"])
            .OrderByDescending(method => method.CreatedAt).ThenByDescending(method => method.Id, StringComparer.Ordinal)
            .Select(method => method.ToJson())]),
    });

    public StripeAnswer Detach(string id) => state.Methods.GetValueOrDefault(id) switch
    {
        null => StripeAnswer.Missing("PaymentMethod", id),
        { Customer: null } => StripeAnswer.Invalid("The payment method you provided is not attached to a customer so detachment is impossible."),
        var method => StripeAnswer.Ok((state.Methods[id] = method with { Customer = null, IsDetached = true }).ToJson()),
    };

    /// <summary>A payment succeeded that keeps its card: one of Stripe's own names becomes a method of the customer's.</summary>
    public void Attach(string id, string customer)
    {
        var method = state.Methods.GetValueOrDefault(id) ?? Save(state.CardOf(id)!);
        state.Methods[method.Id] = method with { Customer = customer };
    }

    private PaymentMethod? Find(string id) => state.Methods.GetValueOrDefault(id)
        ?? (TestCards.OfMethod(id) is { } card ? new PaymentMethod { Id = id, Card = card, CreatedAt = state.Now } : null);

    private PaymentMethod Save(TestCard card)
    {
        var id = state.NextId("pm");
        return state.Methods[id] = new PaymentMethod { Id = id, Card = card, CreatedAt = state.Now };
    }
}
