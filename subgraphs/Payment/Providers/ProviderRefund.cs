namespace Octomart.PaymentSubgraph.Providers;

/// <summary>A refund as the provider has it at this moment.</summary>
/// <param name="Reference">The provider's id of it.</param>
/// <param name="Status">How far it is.</param>
internal sealed record ProviderRefund(string Reference, ProviderRefundStatus Status);

/// <summary>How far a refund is at the provider.</summary>
internal enum ProviderRefundStatus
{
    /// <summary>On its way.</summary>
    Pending,

    /// <summary>Given back.</summary>
    Succeeded,

    /// <summary>Not possible.</summary>
    Failed,
}
