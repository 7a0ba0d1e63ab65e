using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>
/// Pays sellers. Every payout carries a key of ours, and asking for it twice pays once, however long the time between. What counts is the state that the
/// provider reports when asked.
/// </summary>
internal interface IPayoutProvider
{
    /// <summary>Which one.</summary>
    Provider Provider { get; }

    /// <summary>What of the amount can be paid; the rest is carried over to the next payout.</summary>
    Money Payable(Money amount);

    /// <summary>Sends it. A refusal means that nothing was or will be paid under this key.</summary>
    Task<ProviderReply<ProviderPayout>> SendAsync(PayoutOrder order, CancellationToken cancellationToken);

    /// <summary>How it is now.</summary>
    Task<ProviderReply<ProviderPayout>> FetchAsync(PayoutOrder order, string reference, CancellationToken cancellationToken);
}

/// <summary>What is to be paid.</summary>
/// <param name="PayoutId">The key.</param>
/// <param name="Destination">The provider's name of the seller's account.</param>
/// <param name="Amount">How much.</param>
internal sealed record PayoutOrder(string PayoutId, string Destination, Money Amount)
{
    public static PayoutOrder Of(Payout payout) => new(payout.Id, payout.Destination, payout.Amount);
}

/// <summary>A payout as the provider has it at this moment.</summary>
/// <param name="Reference">The provider's id of it; null when it never took it.</param>
/// <param name="Status">How far it is.</param>
/// <param name="ArrivesAt">When it arrives, if that is known.</param>
/// <param name="Failure">Why it did not, in our words.</param>
internal sealed record ProviderPayout(string? Reference, ProviderPayoutStatus Status, DateTimeOffset? ArrivesAt = null, string? Failure = null);

/// <summary>How far a payout is at the provider.</summary>
internal enum ProviderPayoutStatus
{
    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>Arrived.</summary>
    Paid,

    /// <summary>It will not arrive; the money is the shop's again.</summary>
    Failed,

    /// <summary>It had arrived and came back; the money is the shop's again.</summary>
    Reversed,
}
