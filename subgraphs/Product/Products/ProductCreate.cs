using Octomart.Contracts;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A product to be made.</summary>
/// <param name="SellerId">Whose it is to be; you must belong to the seller. Null for a shared listing of the shop, made by admins.</param>
/// <param name="Title">What it is called, 1 to 200 characters.</param>
/// <param name="DescriptionHtml">What there is to say about it. Scripts, links, pictures and styles are taken out.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="CategoryIds">Where it is to stand in the shop, at most 10.</param>
/// <param name="Attributes">Facts that hold for all variants.</param>
/// <param name="TaxClass">By which kind of rate it is taxed; STANDARD when null.</param>
/// <param name="IsShared">Proposes a listing that every seller may put offers on. It belongs to the shop once it is approved; you go on selling your own variants of it.</param>
internal sealed record ProductCreateInput(
    string Title,
    string? SellerId = null,
    string? DescriptionHtml = null,
    string? Brand = null,
    IReadOnlyList<string>? CategoryIds = null,
    IReadOnlyList<AttributeInput>? Attributes = null,
    TaxClass? TaxClass = null,
    bool IsShared = false);

[MutationRoot]
internal sealed class ProductCreate(IDocumentStore store, ProductRecorder recorder, CatalogueIndex index, DescriptionCleaner cleaner, TimeProvider clock)
{
    /// <summary>Makes a draft, which only its seller sees. Give it variants, then publish it.</summary>
    /// <param name="input">What it is to be.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> ProductCreateAsync(ProductCreateInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (input.SellerId is null ? !SharedListing.IsRunBy(caller) : !caller.ActsFor(input.SellerId))
        {
            return ProductPayload.Refused(new CatalogError(CatalogErrorCode.Forbidden, "You do not act for this seller.", ["input", "sellerId"]));
        }

        if (ProductRules.Validate(input.Title, input.DescriptionHtml, input.Brand, input.CategoryIds, input.Attributes, index) is { } error)
        {
            return ProductPayload.Refused(error);
        }

        var product = Draft(input);
        try
        {
            return ProductPayload.Of(await InsertAsync(product, cancellationToken));
        }
        catch (DuplicateKeyException e) when (e.Index == "slug")
        {
            return ProductPayload.Of(await InsertAsync(product with { Slug = Slug.Distinct(product.Slug, product.Id) }, cancellationToken));
        }
    }

    private Product Draft(ProductCreateInput input)
    {
        var description = cleaner.Html(input.DescriptionHtml);
        var now = clock.GetUtcNow();
        return new Product
        {
            Id = OpaqueId.New("prd", clock),
            Slug = Slug.Of(input.Title),
            SellerId = input.IsShared ? null : input.SellerId,
            ProposedBy = input.IsShared ? input.SellerId : null,
            Title = input.Title.Trim(),
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Status = ProductStatus.Draft,
            Brand = string.IsNullOrWhiteSpace(input.Brand) ? null : input.Brand.Trim(),
            CategoryIds = index.Categories.Normalize(input.CategoryIds ?? []),
            Attributes = [.. (input.Attributes ?? []).Select(attribute => attribute.ToValue(index.Attributes))],
            TaxClass = input.TaxClass ?? TaxClass.Standard,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private Task<Product> InsertAsync(Product product, CancellationToken cancellationToken) => store.WriteAsync((work, _) =>
    {
        work.Insert(product);
        recorder.Record(work, product, ProductSummary.Of(product.Id).With(product, []));
        return Task.FromResult(product);
    }, cancellationToken);
}
