using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>A charge that a payment has given up for another one: whoever hears of it later finds out whose it was.</summary>
internal sealed record LeftCharge : Document
{
    /// <summary>Whose it was.</summary>
    public required string PaymentId { get; init; }

    /// <summary>Where it is.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's id of it.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset LeftAt { get; init; }

    internal static string IdOf(Provider provider, string reference) => OpaqueId.From("lft", provider.ToString(), reference);
}
