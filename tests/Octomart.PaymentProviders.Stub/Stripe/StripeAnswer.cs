using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What Stripe answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The object, or the error.</param>
internal sealed record StripeAnswer(int Status, JsonObject Body)
{
    public bool IsError => Status >= 400;

    public static StripeAnswer Ok(JsonObject body) => new(200, body);

    public static StripeAnswer Error(int status, string type, string? code, string message, string? parameter = null, string? declineCode = null, JsonObject? intent = null)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        foreach (var (name, value) in new[] { ("code", code), ("param", parameter), ("decline_code", declineCode) })
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }

        if (intent is not null)
        {
            error["payment_intent"] = intent;
        }

        return new StripeAnswer(status, new JsonObject { ["error"] = error });
    }

    public static StripeAnswer Invalid(string message, string? parameter = null, string? code = null) => Error(400, "invalid_request_error", code, message, parameter);

    public static StripeAnswer Missing(string what, string id) => Error(404, "invalid_request_error", "resource_missing", $"No such {what}: '{id}'", what);

    public static StripeAnswer OutOfOrder() => Error(500, "api_error", null, "Sorry! There was an error while talking to one of our backends.");
}
