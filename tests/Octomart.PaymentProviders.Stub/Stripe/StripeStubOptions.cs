using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>How Stripe's part behaves: section <c>Stub:Stripe</c>.</summary>
internal sealed class StripeStubOptions
{
    /// <summary>Where events are posted; nowhere when null.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>What events are signed with, each once: two while a secret is being rotated.</summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>When events are posted.</summary>
    public WebhookDelivery Delivery { get; set; }

    /// <summary>How often each event is posted.</summary>
    public int Repeat { get; set; } = 1;
}
