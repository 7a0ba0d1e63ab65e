using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Offers;
using Octomart.ProductSubgraph.Questions;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Sellers;
using Octomart.ProductSubgraph.Variants;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Something that a seller offers, in one or more variants.</summary>
[Key("id")]
[Key("slug")]
internal sealed class ProductType(Product product) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => product.Id;

    /// <summary>The product's name in addresses; unique in the shop.</summary>
    public string Slug => product.Slug;

    /// <summary>What it is called.</summary>
    public string Title => product.Title;

    /// <summary>What there is to say about it, as HTML that is safe to show.</summary>
    public string DescriptionHtml => product.DescriptionHtml;

    /// <summary>Whether it is on sale.</summary>
    public ProductStatus Status => product.Status;

    /// <summary>Who makes it; null when that is not known.</summary>
    public string? Brand => product.Brand;

    /// <summary>By which kind of rate it is taxed; the rate follows from where it is sent.</summary>
    public TaxClass TaxClass => product.TaxClass;

    /// <summary>Where it stands in the shop.</summary>
    public IEnumerable<CategoryType> Categories(CatalogueIndex index) =>
        product.CategoryIds.Select(index.Categories.Find).OfType<Category>().DistinctBy(category => category.Id).Select(category => new CategoryType(category));

    /// <summary>Facts that hold for all variants.</summary>
    public IEnumerable<AttributeValue> Attributes => product.Attributes;

    /// <summary>Pictures, the main one first.</summary>
    public IDataLoaderResult<IEnumerable<MediaType>> Media(DocumentLoader<ProductSummary> summaries) =>
        summaries.Load(product.Id).Map(summary => (summary?.Media ?? []).Select(media => new MediaType(product, media)));

    /// <summary>The main picture.</summary>
    public IDataLoaderResult<MediaType?> Image(DocumentLoader<ProductSummary> summaries) =>
        summaries.Load(product.Id).Map(summary => summary?.Media is [var first, ..] ? new MediaType(product, first) : null);

    /// <summary>What can be bought: the product in its sizes, colours and so on; on a shared listing the offers of all sellers.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<VariantConnection> Variants(
        VariantsByProductLoader variants, LateProductsLoader late, ProductAccess access, Caller caller, int first = 20, string? after = null) =>
        variants.Load(product.Id).MapLoad(found => late.Of(product.Id).Map(
            _ => VariantConnection.Page([.. (found ?? []).Where(variant => access.CanSee(variant, caller))], first, after)));

    /// <summary>
    /// The offer that is put forward; null when none has a price in this currency. It follows from what is offered now: what can be bought
    /// comes first, then the lowest price, then what is sent from the country of the buyer, then the better-rated seller.
    /// </summary>
    /// <param name="currency">The shop's default currency when null.</param>
    /// <param name="country">Where it is to go, ISO 3166-1 alpha-2; null for anywhere.</param>
    public IDataLoaderResult<VariantType?> BuyBox(BuyBoxLoader buyBox, CatalogueIndex index, string? currency = null, string? country = null) =>
        buyBox.Load(product.Id, currency ?? index.DefaultCurrency, country).Then(variant => new VariantType(variant));

    /// <summary>From the cheapest to the dearest variant; null when none has a price in this currency.</summary>
    /// <param name="currency">The shop's default currency when null.</param>
    public IDataLoaderResult<PriceRange?> PriceRange(DocumentLoader<ProductSummary> summaries, CatalogueIndex index, string? currency = null) =>
        summaries.Load(product.Id).Map(summary => summary is not null && index.Trading(summary).PriceIn(currency ?? index.DefaultCurrency) is { } span
            ? new PriceRange(new Money(span.Min, span.Currency), new Money(span.Max, span.Currency))
            : null);

    /// <summary>Whether a variant can be bought right now.</summary>
    public IDataLoaderResult<bool> InStock(DocumentLoader<ProductSummary> summaries, CatalogueIndex index) =>
        summaries.Load(product.Id).Map(summary => summary is not null && index.Trading(summary).InStock);

    /// <summary>What reviewers think of it, in numbers.</summary>
    public IDataLoaderResult<RatingSummary> Rating(DocumentLoader<ProductSummary> summaries) => summaries.Load(product.Id).Map(RatingSummary.Of);

    /// <summary>What reviewers say about it.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    /// <param name="orderBy">Newest first by default.</param>
    public IDataLoaderResult<ReviewConnection> Reviews(ReviewListing reviews, int first = 20, string? after = null, ReviewOrder orderBy = ReviewOrder.Newest) =>
        reviews.Page(product.Id, orderBy, first, after);

    /// <summary>What shoppers want to know about it, with answers.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    /// <param name="orderBy">Newest first by default.</param>
    public IDataLoaderResult<QuestionConnection> Questions(QuestionListing questions, int first = 20, string? after = null, QuestionOrder orderBy = QuestionOrder.Newest) =>
        questions.Page(product.Id, orderBy, first, after);

    /// <summary>Who sells it; null for a listing that several sellers share.</summary>
    public SellerType? Seller => product.SellerId is { } id ? new SellerType(id) : null;

    /// <summary>Whether the shop describes it and every seller may put offers on it.</summary>
    public bool IsShared => product.IsShared;

    /// <summary>Why the shop sent it back; for its seller's members and admins, null otherwise.</summary>
    public string? ReviewNote(Caller caller) => caller.ActsFor(product.OwnerId) ? product.ReviewNote : null;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt => product.CreatedAt;

    /// <summary>When its text, attributes, pictures or status were last changed.</summary>
    public DateTimeOffset UpdatedAt => product.UpdatedAt;

    /// <summary>Rises with every change of what the seller says about it; updates name the version that they were made from.</summary>
    public int Version => (int)product.Version;

    /// <summary>Loads a product for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<ProductType?> ResolveById(string id, DocumentLoader<Product> products, ProductAccess access, Caller caller) =>
        products.Load(id).Then(product => access.CanSee(product, caller) ? new ProductType(product) : null);

    /// <summary>Loads a product for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<ProductType?> ResolveBySlug(string slug, ProductBySlugLoader products, ProductAccess access, Caller caller) =>
        products.Load(slug).Then(product => access.CanSee(product, caller) ? new ProductType(product) : null);
}

/// <summary>From the cheapest to the dearest.</summary>
/// <param name="Min">The cheapest.</param>
/// <param name="Max">The dearest.</param>
internal sealed record PriceRange(Money Min, Money Max);

/// <summary>What reviewers think of a product, in numbers.</summary>
/// <param name="Average">From 1 to 5 stars, two decimals; 0 without reviews.</param>
/// <param name="Count">How many reviews.</param>
/// <param name="Histogram">How many gave 1, 2, 3, 4 and 5 stars.</param>
internal sealed record RatingSummary(double Average, int Count, IReadOnlyList<int> Histogram)
{
    internal static RatingSummary Of(ProductSummary? summary) => summary is null
        ? new RatingSummary(0, 0, [0, 0, 0, 0, 0])
        : new RatingSummary(summary.RatingAverage, summary.RatingCount, summary.Stars);
}
