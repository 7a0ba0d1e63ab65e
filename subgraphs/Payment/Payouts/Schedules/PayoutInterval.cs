namespace Octomart.PaymentSubgraph.Payouts.Schedules;

/// <summary>How often a seller is paid.</summary>
internal enum PayoutInterval
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>On one day of the week.</summary>
    Weekly,

    /// <summary>On one day of the month.</summary>
    Monthly,

    /// <summary>When the seller asks for it.</summary>
    Manual,
}
