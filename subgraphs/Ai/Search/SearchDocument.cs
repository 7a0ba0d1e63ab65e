using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Search;

/// <summary>What search knows of a product: what it is found by, narrowed by and ordered by.</summary>
internal sealed record SearchDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Brand { get; init; }

    /// <summary>Plain text.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its categories and their ancestors, so that a parent category finds it too.</summary>
    public ImmutableArray<CategoryLabel> Categories { get; init; } = [];

    public string? SellerId { get; init; }

    /// <summary>The lowest price of a variant; null when nothing has a price yet.</summary>
    public SearchPrice? Price { get; init; }

    public bool IsInStock { get; init; }

    /// <summary>The average of its stars, 0 without reviews.</summary>
    public double Rating { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A category by id and by the name that shoppers read.</summary>
internal readonly record struct CategoryLabel(string Id, string Name);

/// <summary>An amount in minor units of one currency. Amounts of different currencies are never compared.</summary>
internal readonly record struct SearchPrice(long MinorUnits, string Currency);
