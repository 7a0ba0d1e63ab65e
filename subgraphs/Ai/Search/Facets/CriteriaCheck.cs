namespace Octomart.AiSubgraph.Search.Facets;

/// <summary>Tells which criteria a product fails: none and it is a hit; exactly one and it still counts in that one's facet.</summary>
internal static class CriteriaCheck
{
    public static FacetKind Failures(SearchCriteria criteria, SearchDocument document)
    {
        var failures = FacetKind.None;
        if (!criteria.CategoryIds.IsEmpty && !IsInCategory(criteria, document))
        {
            failures |= FacetKind.Category;
        }

        if (!criteria.Brands.IsEmpty && (document.Brand is null || !criteria.Brands.Contains(document.Brand)))
        {
            failures |= FacetKind.Brand;
        }

        if (!criteria.SellerIds.IsEmpty && (document.SellerId is null || !criteria.SellerIds.Contains(document.SellerId)))
        {
            failures |= FacetKind.Seller;
        }

        if (criteria.PriceFrom is { } from && !(document.Price is { } low && low.Currency == from.Currency && low.MinorUnits >= from.MinorUnits)
            || criteria.PriceTo is { } to && !(document.Price is { } high && high.Currency == to.Currency && high.MinorUnits <= to.MinorUnits))
        {
            failures |= FacetKind.Price;
        }

        if (criteria.InStockOnly && !document.IsInStock)
        {
            failures |= FacetKind.Availability;
        }

        if (criteria.RatingFrom is { } rating && document.Rating < rating)
        {
            failures |= FacetKind.Rating;
        }

        return failures;
    }

    private static bool IsInCategory(SearchCriteria criteria, SearchDocument document)
    {
        foreach (var category in document.Categories)
        {
            if (criteria.CategoryIds.Contains(category.Id))
            {
                return true;
            }
        }

        return false;
    }
}
