using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>A card that the simulated provider keeps for a customer: a test method that was paid with.</summary>
internal sealed record SimulatedCard : Document
{
    /// <summary>Whose it is.</summary>
    public required string Customer { get; init; }

    /// <summary>What is charged.</summary>
    public required string Method { get; init; }

    /// <summary>When it was first paid with.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    internal static string IdOf(string customer, string method) => OpaqueId.From("smc", customer, method);
}
