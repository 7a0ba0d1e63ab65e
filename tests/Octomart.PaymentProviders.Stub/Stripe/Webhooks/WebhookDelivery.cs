namespace Octomart.PaymentProviders.Stub.Stripe.Webhooks;

/// <summary>When events are posted.</summary>
internal enum WebhookDelivery
{
    /// <summary>Once the API has answered.</summary>
    AfterAnswer,

    /// <summary>Before the API answers, which Stripe makes no promise about.</summary>
    BeforeAnswer,

    /// <summary>When somebody asks for it.</summary>
    Held,
}
