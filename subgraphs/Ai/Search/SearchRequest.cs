using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Search;

/// <summary>One page of one search. A blank query matches every product.</summary>
internal sealed record SearchRequest(string Query)
{
    public SearchCriteria Criteria { get; init; } = SearchCriteria.None;

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    public int First { get; init; } = 20;

    public SearchCursor? After { get; init; }
}

/// <summary>What narrows a search. Values of one list are alternatives; different members must all hold.</summary>
internal sealed record SearchCriteria
{
    public static readonly SearchCriteria None = new();

    public ImmutableHashSet<string> CategoryIds { get; init; } = [];

    /// <summary>Compared without regard to case.</summary>
    public ImmutableHashSet<string> Brands { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    public ImmutableHashSet<string> SellerIds { get; init; } = [];

    public SearchPrice? PriceFrom { get; init; }

    public SearchPrice? PriceTo { get; init; }

    public bool InStockOnly { get; init; }

    public double? RatingFrom { get; init; }
}

/// <summary>What comes first. Ties are broken by id, so that every order is total.</summary>
internal enum SearchOrder
{
    /// <summary>What fits the query best.</summary>
    Relevance,

    /// <summary>The cheapest.</summary>
    PriceAscending,

    /// <summary>The most expensive.</summary>
    PriceDescending,

    /// <summary>What shoppers rate best.</summary>
    RatingDescending,

    /// <summary>What came into the shop last.</summary>
    NewestFirst,
}
