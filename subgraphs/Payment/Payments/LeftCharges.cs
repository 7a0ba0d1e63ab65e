using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// Looks at charges that were given up when an event comes about one. None of them can take money any more; should one have done so against all rules (ADR-023),
/// it goes back at once. Nothing was booked of it, and nothing is.
/// </summary>
internal sealed class LeftCharges(PaymentProviders providers, ILogger<LeftCharges> logger)
{
    /// <summary>Whether there is nothing left to do; else it is looked at again.</summary>
    public async Task<bool> CheckAsync(LeftCharge left, CancellationToken cancellationToken)
    {
        if (providers.Find(left.Provider) is not { } provider || (await provider.FetchAsync(left.Reference, cancellationToken)).Value is not { } charge)
        {
            return false;
        }

        if (charge.Status != ProviderChargeStatus.Captured)
        {
            return true;
        }

        logger.LogError("{Provider} has taken {Amount} over {Reference}, which {PaymentId} had given up; it goes back.", left.Provider, charge.Captured, left.Reference, left.PaymentId);
        var refunded = await provider.RefundAsync(new RefundRequest(left.Reference, left.Id, 0, charge.Captured), cancellationToken);
        return refunded.Value is { Status: not ProviderRefundStatus.Failed };
    }
}
