using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>What PayPal answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The object, or the error.</param>
internal sealed record PayPalAnswer(int Status, JsonObject Body)
{
    private static readonly FrozenDictionary<int, (string Name, string Message)> Errors = new Dictionary<int, (string, string)>
    {
        [400] = ("INVALID_REQUEST", "Request is not well-formed, syntactically incorrect, or violates schema."),
        [401] = ("AUTHENTICATION_FAILURE", "Authentication failed due to missing authorization header, or invalid authentication credentials."),
        [404] = ("RESOURCE_NOT_FOUND", "The specified resource does not exist."),
        [409] = ("RESOURCE_CONFLICT", "The server has detected a conflict while processing this request."),
        [422] = ("UNPROCESSABLE_ENTITY", "The requested action could not be performed, semantically incorrect, or failed business validation."),
        [429] = ("RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting."),
        [500] = ("INTERNAL_SERVER_ERROR", "An internal server error occurred."),
    }.ToFrozenDictionary();

    /// <summary>PayPal's words for the issues that are played.</summary>
    private static readonly FrozenDictionary<string, string> Issues = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["INVALID_RESOURCE_ID"] = "Specified resource ID does not exist. Please check the resource ID and try again.",
        ["INVALID_CURRENCY_CODE"] = "Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.",
        ["DECIMAL_PRECISION"] = "If the currency supports decimals, only two decimal place precision is supported.",
        ["CANNOT_BE_ZERO_OR_NEGATIVE"] = "Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.",
        ["INSTRUMENT_DECLINED"] = "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
        ["ORDER_ALREADY_CAPTURED"] = "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
        ["ORDER_NOT_APPROVED"] = "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
        ["DUPLICATE_INVOICE_ID"] = "Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.",
        ["CAPTURE_FULLY_REFUNDED"] = "The capture has already been fully refunded",
        ["REFUND_AMOUNT_EXCEEDED"] = "The refund amount must be less than or equal to the capture amount that has not yet been refunded.",
        ["REFUND_CAPTURE_CURRENCY_MISMATCH"] = "Refund must be in the same currency as the capture",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public bool IsError => Status >= 400;

    public static PayPalAnswer Ok(int status, JsonObject body) => new(status, body);

    /// <summary>Something cannot be done, and why.</summary>
    public static PayPalAnswer Issue(int status, string issue, string? description = null)
    {
        var answer = Error(status);
        answer.Body["details"] = new JsonArray(new JsonObject { ["issue"] = issue, ["description"] = description ?? Issues[issue] });
        return answer;
    }

    public static PayPalAnswer Missing() => Issue(404, "INVALID_RESOURCE_ID");

    public static PayPalAnswer Error(int status) =>
        new(status, new JsonObject { ["name"] = Errors[status].Name, ["message"] = Errors[status].Message, ["debug_id"] = $"{Guid.NewGuid():N}"[..13] });
}
