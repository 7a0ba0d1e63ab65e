using Octomart.PaymentProviders.Stub.OpenApi;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>PayPal's own OpenAPI documents of what is played here.</summary>
internal static class PayPalSpec
{
    private static readonly string[] Files = ["checkout_orders_v2.json", "payments_payment_v2.json", "notifications_webhooks_v1.json"];

    private static readonly Lazy<(OpenApiSpec Orders, OpenApiSpec Payments, OpenApiSpec Webhooks)?> Loaded = new(() =>
        (SpecFiles.Load(Files[0]), SpecFiles.Load(Files[1]), SpecFiles.Load(Files[2])) is ({ } orders, { } payments, { } webhooks) ? (orders, payments, webhooks) : null);

    /// <summary>Whether the documents are there; what they say is not checked otherwise.</summary>
    public static bool IsThere => Loaded.Value is not null;

    /// <summary>The document that a path belongs to; null when it is not there.</summary>
    public static OpenApiSpec? Of(string path) => path switch
    {
        _ when path.StartsWith("/v2/checkout/", StringComparison.Ordinal) => Loaded.Value?.Orders,
        _ when path.StartsWith("/v2/payments/", StringComparison.Ordinal) => Loaded.Value?.Payments,
        _ => Loaded.Value?.Webhooks,
    };
}
