using Octomart.PaymentProviders.Stub.OpenApi;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Stripe's own OpenAPI document of 2023-08-16, with an overlay for what Stripe.net's version has that is newer.</summary>
internal static class StripeSpec
{
    public const string File = "stripe-openapi-2023-08-16.json.gz";

    private static readonly Lazy<OpenApiSpec?> Loaded = new(() => SpecFiles.Load(File, "stripe-overlay.json"));

    /// <summary>Null when the document is not there.</summary>
    public static OpenApiSpec? Instance => Loaded.Value;
}
