using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>An event that the simulated provider still has to deliver.</summary>
internal sealed record SimulatedWebhook : Document
{
    /// <summary>What happened.</summary>
    public required string Type { get; init; }

    /// <summary>The charge that it is about.</summary>
    public required string Reference { get; init; }

    /// <summary>When it is delivered (again).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was not accepted.</summary>
    public int Tries { get; init; }
}
