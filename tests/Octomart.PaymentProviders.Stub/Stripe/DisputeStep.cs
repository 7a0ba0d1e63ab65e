namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>How a dispute goes on.</summary>
internal enum DisputeStep
{
    /// <summary>The shop has answered, and the bank decides.</summary>
    Review,

    /// <summary>An inquiry becomes a dispute.</summary>
    Escalate,

    /// <summary>The bank finds for the shop.</summary>
    Win,

    /// <summary>The bank finds for the buyer.</summary>
    Lose,

    /// <summary>The buyer has thought better of it.</summary>
    Withdraw,
}
