using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Search.Facets;

/// <summary>One way to narrow the matches, with the number of matches behind each choice.</summary>
internal sealed record FacetCounts(FacetKind Kind, ImmutableArray<FacetCount> Buckets);

/// <summary>
/// A choice and how many products it leaves. <paramref name="Value"/> is what a filter takes; a price band has its ends in
/// <paramref name="From"/> and <paramref name="To"/> (null: open) instead.
/// </summary>
internal sealed record FacetCount(string Value, string Label, int Count, SearchPrice? From = null, SearchPrice? To = null);

/// <summary>What matches are counted by. The values are the bits that tell which criteria a product fails.</summary>
[Flags]
internal enum FacetKind
{
    None = 0,
    Category = 1,
    Brand = 2,
    Seller = 4,
    Price = 8,
    Availability = 16,
    Rating = 32,
}
