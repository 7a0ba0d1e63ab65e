namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>How far a payout is.</summary>
internal enum PayoutStatus
{
    /// <summary>Decided; the money is set aside and about to be sent.</summary>
    Pending,

    /// <summary>On its way to the seller's bank.</summary>
    InTransit,

    /// <summary>It has arrived.</summary>
    Paid,

    /// <summary>It did not arrive: the money is available again, and the payout account has to be changed first.</summary>
    Failed,

    /// <summary>It had arrived and came back: as FAILED.</summary>
    Reversed,
}
