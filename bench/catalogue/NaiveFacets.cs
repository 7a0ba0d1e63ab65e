using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;

namespace Octomart.CatalogueBench;

/// <summary>Facets as one would write them first: a dictionary of values for each attribute, filled anew for every list.</summary>
internal static class NaiveFacets
{
    public static int Count(CatalogueEntry[] entries)
    {
        var brands = new Dictionary<string, int>(StringComparer.Ordinal);
        var attributes = new Dictionary<string, Dictionary<AttributeValue, int>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Brand is { } brand)
            {
                brands[brand] = brands.GetValueOrDefault(brand) + 1;
            }

            foreach (var value in entry.Attributes)
            {
                if (!attributes.TryGetValue(value.Code, out var counts))
                {
                    attributes[value.Code] = counts = [];
                }

                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
        }

        var top = attributes.OrderByDescending(attribute => attribute.Value.Values.Sum()).Take(12)
            .Select(attribute => attribute.Value.OrderByDescending(value => value.Value).Take(30).ToList()).ToList();
        return entries.Length + top.Count + brands.OrderByDescending(brand => brand.Value).Take(30).Count();
    }
}
