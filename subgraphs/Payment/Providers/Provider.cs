namespace Octomart.PaymentSubgraph.Providers;

/// <summary>Who moves the money.</summary>
internal enum Provider
{
    /// <summary>Nobody: test methods with known outcomes, for development and demonstrations.</summary>
    Simulated,

    /// <summary>Stripe.</summary>
    Stripe,

    /// <summary>PayPal: the buyer approves the payment on PayPal's own page.</summary>
    Paypal,
}
