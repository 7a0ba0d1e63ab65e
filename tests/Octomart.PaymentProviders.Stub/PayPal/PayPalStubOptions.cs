using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>How PayPal's part behaves: section <c>Stub:PayPal</c>.</summary>
internal sealed class PayPalStubOptions
{
    /// <summary>Where events are posted; nowhere when null.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>The id of the webhook there: it is part of what is signed.</summary>
    public string WebhookId { get; set; } = "STUBWEBHOOK";

    /// <summary>When events are posted.</summary>
    public WebhookDelivery Delivery { get; set; }

    /// <summary>How often each event is posted.</summary>
    public int Repeat { get; set; } = 1;

    /// <summary>How long a token is good.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(9);
}
