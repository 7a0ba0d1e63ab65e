using Octomart.Store;

namespace Octomart.AiSubgraph.Interactions;

/// <summary>Something a shopper did with a product short of buying it.</summary>
internal sealed record InteractionEntry : Document
{
    /// <summary>Null for a guest.</summary>
    public string? UserId { get; init; }

    public required string ProductId { get; init; }

    public required InteractionKind Kind { get; init; }

    public string? QueryId { get; init; }

    public int? Position { get; init; }

    public required DateTimeOffset At { get; init; }
}
