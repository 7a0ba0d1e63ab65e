using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>A PaymentIntent as Stripe keeps it. It succeeds at most once.</summary>
internal sealed record PaymentIntent
{
    public required string Id { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CaptureMethod { get; init; }

    public bool IsAutomatic { get; init; }

    public string Status { get; init; } = "requires_payment_method";

    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? PaymentMethod { get; init; }

    public string? Customer { get; init; }

    /// <summary>Set when the card is kept for the customer.</summary>
    public string? SetupFutureUsage { get; init; }

    public string? ReturnUrl { get; init; }

    public string? ActionUrl { get; init; }

    public JsonObject? LastError { get; init; }

    public string? ChargeId { get; init; }

    public long Capturable { get; init; }

    public long Received { get; init; }

    /// <summary>When the hold ends, or a slow charge succeeds.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    public DateTimeOffset? CanceledAt { get; init; }

    public string? CancellationReason { get; init; }

    public string ClientSecret => $"{Id}_secret_stub";

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "payment_intent",
        ["amount"] = Amount,
        ["amount_capturable"] = Capturable,
        ["amount_received"] = Received,
        ["automatic_payment_methods"] = IsAutomatic ? new JsonObject { ["enabled"] = true, ["allow_redirects"] = "always" } : null,
        ["canceled_at"] = CanceledAt?.ToUnixTimeSeconds(),
        ["cancellation_reason"] = CancellationReason,
        ["capture_method"] = CaptureMethod,
        ["client_secret"] = ClientSecret,
        ["confirmation_method"] = "automatic",
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = Currency,
        ["customer"] = Customer,
        ["customer_account"] = null,
        ["last_payment_error"] = LastError?.DeepClone(),
        ["latest_charge"] = ChargeId,
        ["livemode"] = false,
        ["metadata"] = Metadata.ToJson(),
        ["next_action"] = ActionUrl is null ? null : new JsonObject
        {
            ["type"] = "redirect_to_url",
            ["redirect_to_url"] = new JsonObject { ["url"] = ActionUrl, ["return_url"] = ReturnUrl },
        },
        ["payment_method"] = PaymentMethod,
        ["payment_method_types"] = new JsonArray("card"),
        ["setup_future_usage"] = SetupFutureUsage,
        ["status"] = Status,
    };
}
