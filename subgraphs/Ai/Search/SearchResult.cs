using Octomart.AiSubgraph.References;
using Octomart.AiSubgraph.Search.Facets;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.AiSubgraph.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The products of this page, best first.</param>
/// <param name="PageInfo">Where the page begins and ends.</param>
/// <param name="TotalCount">How many products match in all.</param>
/// <param name="Facets">How the matches spread over what can narrow them, with counts.</param>
/// <param name="QueryId">Send it with interactionsRecord when a hit is chosen: the shop learns from it.</param>
/// <param name="CorrectedQuery">The query that was answered, when it is not the one that was typed.</param>
internal sealed record SearchResult(
    IReadOnlyList<ScoredProduct> Hits, PageInfo PageInfo, int TotalCount, IReadOnlyList<SearchFacet> Facets, string QueryId, string? CorrectedQuery);

/// <summary>One way to narrow a search. Its counts leave out the facet's own filter, so that other choices stay visible.</summary>
/// <param name="Kind">What it narrows.</param>
/// <param name="Buckets">The choices: largest first, prices and ratings in order.</param>
internal sealed record SearchFacet(SearchFacetKind Kind, IReadOnlyList<SearchFacetBucket> Buckets);

/// <summary>A choice and how many products it leaves.</summary>
/// <param name="Value">What the filter takes: a category or seller id, a brand, a number of stars.</param>
/// <param name="Label">For people.</param>
/// <param name="Count">How many products it leaves.</param>
/// <param name="PriceFrom">Of a price band: where it begins; null when it is open.</param>
/// <param name="PriceTo">Of a price band: where it ends, inclusive; null when it is open.</param>
internal sealed record SearchFacetBucket(string Value, string Label, int Count, Money? PriceFrom, Money? PriceTo)
{
    internal static SearchFacetBucket Of(FacetCount count)
    {
        var (from, to) = (ToMoney(count.From), ToMoney(count.To));
        return new SearchFacetBucket(count.Value, from is null && to is null ? count.Label : BandLabel(from, to), count.Count, from, to);
    }

    private static Money? ToMoney(SearchPrice? price) => price is { } p ? new Money(p.MinorUnits, p.Currency) : null;

    private static string BandLabel(Money? from, Money? to) => (from, to) switch
    {
        (null, { } end) => $"up to {end}",
        ({ } start, null) => $"from {start}",
        _ => $"{from} to {to}",
    };
}

/// <summary>What a facet narrows.</summary>
internal enum SearchFacetKind
{
    /// <summary>Filter categoryIds.</summary>
    Category,

    /// <summary>Filter brands.</summary>
    Brand,

    /// <summary>Filter sellerIds; the label is the id.</summary>
    Seller,

    /// <summary>Filters priceFrom and priceTo.</summary>
    Price,

    /// <summary>Filter inStock.</summary>
    Availability,

    /// <summary>Filter ratingFrom.</summary>
    Rating,
}
