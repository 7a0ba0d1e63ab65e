using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>A line in the simulated provider's own books, written when it moves money, whatever anybody else books of it.</summary>
internal sealed record SimulatedMovement : Document
{
    /// <summary>The charge.</summary>
    public required string ChargeId { get; init; }

    /// <summary>What it was.</summary>
    public required ProviderMovementKind Kind { get; init; }

    /// <summary>What brought it about.</summary>
    public required string Source { get; init; }

    /// <summary>Positive is more on the shop's balance.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the provider keeps besides.</summary>
    public required Money Fee { get; init; }

    /// <summary>When it was.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What a change of a charge has moved.</summary>
    internal static IEnumerable<SimulatedMovement> Of(SimulatedCharge? before, SimulatedCharge after, DateTimeOffset at)
    {
        if (after.State == SimulatedState.Captured && before?.State != SimulatedState.Captured)
        {
            yield return Make(ProviderMovementKind.Charge, after.Id, after.Amount, FeeOf(after.Amount));
        }

        foreach (var refund in after.Refunds)
        {
            var known = before?.Refunds.FirstOrDefault(other => other.Reference == refund.Reference);
            if (known is null)
            {
                yield return Make(ProviderMovementKind.Refund, refund.Reference, -refund.Amount);
            }
            else if (refund.IsReturned && !known.IsReturned)
            {
                yield return Make(ProviderMovementKind.RefundReturn, refund.Reference, refund.Amount);
            }
        }

        if (after.Dispute is { } dispute && before?.Dispute is null)
        {
            yield return Make(ProviderMovementKind.Dispute, after.DisputeReference, -dispute.Amount, dispute.Fee);
        }
        else if (after.Dispute is { Status: DisputeStatus.Won } won && before?.Dispute?.Status != DisputeStatus.Won)
        {
            yield return Make(ProviderMovementKind.DisputeReversal, after.DisputeReference, won.Amount);
        }

        SimulatedMovement Make(ProviderMovementKind kind, string source, Money amount, Money? fee = null) => new()
        {
            Id = OpaqueId.From("smv", kind.ToString(), source),
            ChargeId = after.Id,
            Kind = kind,
            Source = source,
            Amount = amount,
            Fee = fee ?? Money.Zero(amount.Currency),
            At = at,
        };
    }

    /// <summary>1.5 % and 25 of the smallest unit.</summary>
    private static Money FeeOf(Money amount) => new(Math.Min(amount.MinorUnits, (amount.MinorUnits * 15 / 1000) + 25), amount.Currency);
}
