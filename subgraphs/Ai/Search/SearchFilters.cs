using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AiSubgraph.Search;

/// <summary>What narrows a search. Values of one list are alternatives; different fields must all hold.</summary>
/// <param name="CategoryIds">In one of these categories, or below it.</param>
/// <param name="Brands">Of one of these brands.</param>
/// <param name="SellerIds">Sold by one of these sellers.</param>
/// <param name="PriceFrom">The lowest price is at least this, in this currency.</param>
/// <param name="PriceTo">The lowest price is at most this, in this currency.</param>
/// <param name="InStock">True: only what can be bought now.</param>
/// <param name="RatingFrom">At least this many stars on average.</param>
internal sealed record SearchFilters(
    IReadOnlyList<string>? CategoryIds = null,
    IReadOnlyList<string>? Brands = null,
    IReadOnlyList<string>? SellerIds = null,
    MoneyInput? PriceFrom = null,
    MoneyInput? PriceTo = null,
    bool? InStock = null,
    double? RatingFrom = null)
{
    internal SearchCriteria ToCriteria() => new()
    {
        CategoryIds = [.. CategoryIds ?? []],
        Brands = SearchCriteria.None.Brands.Union(Brands ?? []),
        SellerIds = [.. SellerIds ?? []],
        PriceFrom = PriceFrom is { } from ? new SearchPrice(from.MinorUnits, from.Currency) : null,
        PriceTo = PriceTo is { } to ? new SearchPrice(to.MinorUnits, to.Currency) : null,
        InStockOnly = InStock ?? false,
        RatingFrom = RatingFrom,
    };
}
