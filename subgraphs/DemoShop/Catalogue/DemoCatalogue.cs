namespace Octomart.DemoShop.Catalogue;

/// <summary>What the demo shop sells and what reviewers say about it; read from the texts beside this file, always the same.</summary>
public static class DemoCatalogue
{
    private static readonly Lazy<DemoCatalogueText> Text = new(DemoCatalogueText.Read);
    private static readonly Lazy<IReadOnlyList<DemoReview>> Written = new(() => [.. Products.SelectMany(DemoReviews.Of)]);

    /// <summary>All categories, parents before children.</summary>
    public static IReadOnlyList<DemoCategory> Categories => Text.Value.Categories;

    /// <summary>All products.</summary>
    public static IReadOnlyList<DemoProduct> Products => Text.Value.Products;

    /// <summary>Products that several sellers offer at once.</summary>
    public static IReadOnlyList<DemoSharedListing> SharedListings => DemoSharedListings.All;

    /// <summary>All reviews.</summary>
    public static IReadOnlyList<DemoReview> Reviews => Written.Value;
}
