using GraphQL;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>Turns <see cref="ProductWhere"/> into a test of one entry.</summary>
internal static class CatalogueFilter
{
    /// <summary>A filter of more parts is refused: each is asked of every product.</summary>
    public const int MaxParts = 50;

    /// <summary>A deeper filter is refused, before its depth becomes that of a call stack.</summary>
    public const int MaxDepth = 8;

    /// <summary>More ids, or texts of a list, are refused.</summary>
    public const int MaxList = 500;

    public static Predicate<CatalogueEntry> Compile(ProductWhere? where, CategoryTree categories)
    {
        var parts = 0;
        return where is null ? _ => true : Compile(where, categories, 1, ref parts);
    }

    /// <summary>Whether the filter asks for a status anywhere, and so for more than what is on sale.</summary>
    public static bool AsksForStatus(ProductWhere? where) => where is not null
        && (where.Status is not null || (where.And ?? []).Any(AsksForStatus) || (where.Or ?? []).Any(AsksForStatus) || AsksForStatus(where.Not));

    private static Predicate<CatalogueEntry> Compile(ProductWhere where, CategoryTree categories, int depth, ref int parts)
    {
        if (++parts > MaxParts || depth > MaxDepth)
        {
            throw new ExecutionError($"'where' may have {MaxParts} parts, {MaxDepth} deep, at most.") { Code = "FILTER_TOO_COMPLEX" };
        }

        if (where.Ids?.Count > MaxList || where.Brand?.In?.Count > MaxList || where.Attribute?.Value?.In?.Count > MaxList)
        {
            throw new ExecutionError($"A list in 'where' may have {MaxList} items at most.") { Code = "FILTER_TOO_COMPLEX" };
        }

        var tests = Simple(where, categories).ToList();
        foreach (var all in where.And ?? [])
        {
            tests.Add(Compile(all, categories, depth + 1, ref parts));
        }

        if (where.Or is { } alternatives)
        {
            var any = new List<Predicate<CatalogueEntry>>();
            foreach (var alternative in alternatives)
            {
                any.Add(Compile(alternative, categories, depth + 1, ref parts));
            }

            tests.Add(entry => any.Exists(test => test(entry)));
        }

        if (where.Not is { } excluded)
        {
            var not = Compile(excluded, categories, depth + 1, ref parts);
            tests.Add(entry => !not(entry));
        }

        return tests.Count == 1 ? tests[0] : entry => tests.TrueForAll(test => test(entry));
    }

    private static IEnumerable<Predicate<CatalogueEntry>> Simple(ProductWhere where, CategoryTree categories)
    {
        if (where.Ids is { } ids)
        {
            var wanted = ids.ToHashSet(StringComparer.Ordinal);
            yield return entry => wanted.Contains(entry.Id);
        }

        if (where.CategoryId is { } categoryId)
        {
            var subtree = categories.SubtreeOf(categoryId);
            yield return entry => entry.CategoryIds.Any(subtree.Contains);
        }

        if (where.SellerId is { } sellerId)
        {
            yield return entry => entry.IsOfferedBy(sellerId);
        }

        if (where.Status is { } status)
        {
            yield return entry => entry.Status == status;
        }

        if (where.Brand is { } brand)
        {
            yield return entry => entry.Brand is { } name && Matches(brand, name);
        }

        if (where.PriceGte is { } least)
        {
            yield return entry => entry.PriceIn(least.Currency) is { } price && price.Min >= least.MinorUnits;
        }

        if (where.PriceLte is { } most)
        {
            yield return entry => entry.PriceIn(most.Currency) is { } price && price.Min <= most.MinorUnits;
        }

        if (where.RatingGte is { } stars)
        {
            yield return entry => entry.RatingCount > 0 && entry.RatingAverage >= stars;
        }

        if (where.InStock is { } inStock)
        {
            yield return entry => entry.InStock == inStock;
        }

        if (where.Attribute is { } attribute)
        {
            yield return entry => entry.Attributes.Any(value =>
                string.Equals(value.Code, attribute.Code, StringComparison.OrdinalIgnoreCase)
                && (attribute.Value is not { } text || Matches(text, value.Value)) && IsBetween(attribute, value.Value));
        }

        if (where.UpdatedAt is { } updatedAt)
        {
            yield return entry => (updatedAt.Gte is not { } from || entry.UpdatedAt >= from) && (updatedAt.Lte is not { } to || entry.UpdatedAt <= to);
        }
    }

    private static bool IsBetween(AttributeWhere attribute, string value) => attribute is { Gte: null, Lte: null }
        || (AttributeDefinition.ReadNumber(value) is { } number && (attribute.Gte is not { } least || number >= least) && (attribute.Lte is not { } most || number <= most));

    private static bool Matches(StringOp condition, string text) =>
        (condition.Eq is not { } equal || text.Equals(equal, StringComparison.OrdinalIgnoreCase))
        && (condition.In is not { } list || list.Contains(text, StringComparer.OrdinalIgnoreCase))
        && (condition.StartsWith is not { } prefix || text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
