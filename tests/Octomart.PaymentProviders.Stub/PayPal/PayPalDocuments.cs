using System.Globalization;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>An amount as PayPal writes it.</summary>
internal sealed record PayPalAmount(string Currency, decimal Value)
{
    private static readonly string[] WithoutDecimals = ["HUF", "JPY", "TWD"];

    public bool HasDecimals => !WithoutDecimals.Contains(Currency);

    public JsonObject ToJson() => new() { ["currency_code"] = Currency, ["value"] = Value.ToString(HasDecimals ? "F2" : "F0", CultureInfo.InvariantCulture) };
}

/// <summary>What the buyer pays with, chosen on PayPal's page: it decides what becomes of the money.</summary>
internal enum Funding
{
    /// <summary>It is taken.</summary>
    Balance,

    /// <summary>The capture is declined.</summary>
    DeclinedCard,

    /// <summary>The capture is looked at for a while, and then made.</summary>
    SlowReview,

    /// <summary>The capture is looked at for a while, and then denied.</summary>
    FailedReview,

    /// <summary>It is taken; refunds take a while.</summary>
    SlowRefund,

    /// <summary>It is taken; refunds take a while and fail.</summary>
    FailedRefund,
}

/// <summary>An order at PayPal.</summary>
internal sealed record PayPalOrder
{
    public required string Id { get; init; }

    public required PayPalAmount Amount { get; init; }

    public required string CustomId { get; init; }

    public string? InvoiceId { get; init; }

    public string? ReturnUrl { get; init; }

    public string? CancelUrl { get; init; }

    public required string ApproveUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>PAYER_ACTION_REQUIRED, APPROVED or COMPLETED.</summary>
    public string Status { get; init; } = "PAYER_ACTION_REQUIRED";

    public Funding Funding { get; init; }

    public JsonObject ToJson(PayPalCapture? capture, IEnumerable<PayPalRefund> refunds) => new()
    {
        ["id"] = Id,
        ["intent"] = "CAPTURE",
        ["status"] = Status,
        ["create_time"] = PayPalTime.Of(CreatedAt),
        ["payment_source"] = new JsonObject { ["paypal"] = new JsonObject() },
        ["purchase_units"] = new JsonArray(Unit(capture, refunds)),
        ["links"] = Links(),
    };

    /// <summary>What is answered unless the whole is asked for.</summary>
    public JsonObject ToMinimalJson() => new() { ["id"] = Id, ["status"] = Status, ["links"] = Links() };

    private JsonObject Unit(PayPalCapture? capture, IEnumerable<PayPalRefund> refunds)
    {
        var unit = new JsonObject { ["reference_id"] = "default", ["amount"] = Amount.ToJson(), ["custom_id"] = CustomId };
        if (InvoiceId is not null)
        {
            unit["invoice_id"] = InvoiceId;
        }

        if (capture is not null)
        {
            unit["payments"] = new JsonObject
            {
                ["captures"] = new JsonArray(capture.ToJson()),
                ["refunds"] = new JsonArray([.. refunds.Select(refund => refund.ToJson())]),
            };
        }

        return unit;
    }

    private JsonArray Links() => Status == "PAYER_ACTION_REQUIRED" ? [Link("payer-action", ApproveUrl)] : [];

    public static JsonObject Link(string rel, string href) => new() { ["href"] = href, ["rel"] = rel, ["method"] = "GET" };
}

/// <summary>Money that PayPal has taken, or is about to take.</summary>
internal sealed record PayPalCapture(string Id, string OrderId, string CustomId, PayPalAmount Amount, string Status, DateTimeOffset CreatedAt)
{
    /// <summary>When a review ends.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    public decimal Refunded { get; init; }

    public bool IsTaken => Status is "COMPLETED" or "PARTIALLY_REFUNDED" or "REFUNDED";

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["status"] = Status,
            ["amount"] = Amount.ToJson(),
            ["final_capture"] = true,
            ["custom_id"] = CustomId,
            ["create_time"] = PayPalTime.Of(CreatedAt),
        };
        if (Status == "PENDING")
        {
            json["status_details"] = new JsonObject { ["reason"] = "PENDING_REVIEW" };
        }

        return json;
    }

    /// <summary>As in events, which say to which order it belongs.</summary>
    public JsonObject ToEventJson()
    {
        var json = ToJson();
        json["supplementary_data"] = new JsonObject { ["related_ids"] = new JsonObject { ["order_id"] = OrderId } };
        return json;
    }
}

/// <summary>Money that goes back.</summary>
internal sealed record PayPalRefund(string Id, string CaptureId, PayPalAmount Amount, string? CustomId, string Status, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Whether it is out of the shop's account.</summary>
    public bool CountsAgainstCapture => Status is "COMPLETED" or "PENDING";

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["status"] = Status, ["amount"] = Amount.ToJson(), ["create_time"] = PayPalTime.Of(CreatedAt) };
        if (CustomId is not null)
        {
            json["custom_id"] = CustomId;
        }

        return json;
    }
}

/// <summary>Times as PayPal writes them.</summary>
internal static class PayPalTime
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
