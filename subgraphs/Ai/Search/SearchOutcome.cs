using System.Collections.Immutable;
using Octomart.AiSubgraph.Search.Facets;

namespace Octomart.AiSubgraph.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The page, best first.</param>
/// <param name="TotalCount">How many products match in all.</param>
/// <param name="HasNextPage">Whether hits follow the page.</param>
/// <param name="Facets">How the matches spread over what can narrow them.</param>
/// <param name="CorrectedQuery">The query that was answered when it is not the one that was typed.</param>
internal sealed record SearchOutcome(
    ImmutableArray<SearchHit> Hits,
    int TotalCount,
    bool HasNextPage,
    ImmutableArray<FacetCounts> Facets,
    string? CorrectedQuery);

/// <summary>A product that was found.</summary>
internal readonly record struct SearchHit(SearchDocument Document, double Score, SearchCursor Cursor);
