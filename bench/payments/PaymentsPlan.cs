namespace Octomart.Payments.Bench;

/// <summary>What is to be done, and how badly it goes.</summary>
/// <param name="Payments">How many orders are paid.</param>
/// <param name="Seed">What chance follows from.</param>
internal sealed record PaymentsPlan(int Payments, int Seed)
{
    /// <summary>How many buyers pay at once.</summary>
    public int AtOnce { get; init; } = 24;

    /// <summary>Of the providers' requests, how many go wrong.</summary>
    public double FaultRate { get; init; } = 0.05;

    /// <summary>Of the events, how many come twice or more, how many late and out of order, how many never: each this part.</summary>
    public double MisbehaviourRate { get; init; } = 0.10;
}
