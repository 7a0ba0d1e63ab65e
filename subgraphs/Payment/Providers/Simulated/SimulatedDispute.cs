using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>A dispute at the simulated provider.</summary>
/// <param name="Amount">What the buyer wants back.</param>
/// <param name="Status">How far it is.</param>
/// <param name="RespondBy">When the bank decides.</param>
internal sealed record SimulatedDispute(Money Amount, DisputeStatus Status, DateTimeOffset RespondBy)
{
    /// <summary>What the provider keeps for it, whoever wins.</summary>
    public Money Fee => new(1500, Amount.Currency);
}
