using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentProviders.Stub.Stripe;

namespace Octomart.PaymentProviders.Stub;

/// <summary>How the stub behaves: section <c>Stub</c>, or set by a test.</summary>
internal sealed class StubOptions
{
    /// <summary>Stripe's part.</summary>
    public StripeStubOptions Stripe { get; set; } = new();

    /// <summary>PayPal's part.</summary>
    public PayPalStubOptions PayPal { get; set; } = new();
}
