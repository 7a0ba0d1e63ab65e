using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Products;

/// <summary>What holds for the text of every product.</summary>
internal static class ProductRules
{
    private const int MaxTitle = 200;
    private const int MaxBrand = 100;
    private const int MaxDescription = 50_000;
    private const int MaxCategories = 10;

    public static CatalogError? Validate(
        string? title, string? descriptionHtml, string? brand, IReadOnlyList<string>? categoryIds, IReadOnlyList<AttributeInput>? attributes, CatalogueIndex index)
    {
        if (title is not null && title.Trim().Length is 0 or > MaxTitle)
        {
            return CatalogError.Invalid($"A title has 1 to {MaxTitle} characters.", "title");
        }

        if (descriptionHtml is { Length: > MaxDescription })
        {
            return CatalogError.Invalid($"A description has {MaxDescription} characters at most.", "descriptionHtml");
        }

        if (brand is { Length: > MaxBrand })
        {
            return CatalogError.Invalid($"A brand has {MaxBrand} characters at most.", "brand");
        }

        if (categoryIds is { Count: > MaxCategories })
        {
            return CatalogError.Invalid($"A product is in {MaxCategories} categories at most.", "categoryIds");
        }

        for (var i = 0; i < (categoryIds?.Count ?? 0); i++)
        {
            if (index.Categories.Find(categoryIds![i]) is null)
            {
                return CatalogError.NotFound("category", "categoryIds", $"{i}");
            }
        }

        return AttributeInputs.Validate(attributes, "attributes", index.Attributes);
    }
}
