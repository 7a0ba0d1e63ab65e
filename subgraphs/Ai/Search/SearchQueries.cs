using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.References;
using Octomart.AiSubgraph.Search.Facets;
using Octomart.Store;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AiSubgraph.Search;

[QueryRoot]
internal sealed class SearchQueries(LiveCatalogue catalogue, TimeProvider clock)
{
    private const string ModelVersion = "bm25f-1";
    private const int LongestQuery = 200;
    private const int MostCompletions = 20;

    /// <summary>
    /// Finds products by the words of their title, brand, categories and description. Slips of the finger are corrected and said. A blank
    /// query matches everything.
    /// </summary>
    /// <param name="query">What the shopper typed; what exceeds 200 characters is not read.</param>
    /// <param name="filters">What narrows the search.</param>
    /// <param name="orderBy">What comes first.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor, with the same query, filters and order.</param>
    public async Task<SearchResult?> SearchAsync(
        string query,
        CancellationToken cancellationToken,
        SearchFilters? filters = null,
        SearchOrder orderBy = SearchOrder.Relevance,
        int first = 20,
        string? after = null)
    {
        var request = new SearchRequest(query.Length > LongestQuery ? query[..LongestQuery] : query)
        {
            Criteria = filters?.ToCriteria() ?? SearchCriteria.None,
            Order = orderBy,
            First = PageSize.Of(first),
            After = Cursor(after, orderBy),
        };
        await catalogue.WhenLoadedAsync(cancellationToken);
        var outcome = catalogue.Index.Search(request);
        var cursors = outcome.Hits.Select(h => h.Cursor.ToString()).ToList();
        return new SearchResult(
            [.. outcome.Hits.Select(h => new ScoredProduct(new ProductReference(h.Document.Id), h.Score, null, ModelVersion))],
            new PageInfo(outcome.HasNextPage, after is not null, cursors.FirstOrDefault(), cursors.LastOrDefault()),
            outcome.TotalCount,
            [.. outcome.Facets.Select(ToFacet)],
            OpaqueId.New("qry", clock),
            outcome.CorrectedQuery);
    }

    /// <summary>Completes what a shopper begins to type, the most common phrases first.</summary>
    /// <param name="prefix">What was typed so far.</param>
    /// <param name="first">How many, at most 20.</param>
    public IReadOnlyList<string>? Autocomplete(string prefix, int first = 8) =>
        prefix.Length > LongestQuery ? [] : catalogue.Index.Complete(prefix, Math.Clamp(first, 0, MostCompletions));

    private static SearchCursor? Cursor(string? after, SearchOrder order)
    {
        if (after is null)
        {
            return null;
        }

        return SearchCursor.TryParse(after, out var cursor) && cursor.Order == order
            ? cursor
            : throw new GraphQL.ExecutionError("'after' is no cursor of this search.") { Code = "INVALID_CURSOR" };
    }

    private static SearchFacet ToFacet(FacetCounts facet) =>
        new(Enum.Parse<SearchFacetKind>(facet.Kind.ToString()), [.. facet.Buckets.Select(SearchFacetBucket.Of)]);
}
