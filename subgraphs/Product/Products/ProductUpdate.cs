using Octomart.Contracts;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A product's new text. What is null stays as it is.</summary>
/// <param name="Id">Which product.</param>
/// <param name="Version">The version that the change was made from.</param>
/// <param name="Title">What it is called, 1 to 200 characters. The slug stays, so that links go on working.</param>
/// <param name="DescriptionHtml">What there is to say about it. Scripts, links, pictures and styles are taken out.</param>
/// <param name="Brand">Who makes it; empty for nobody known.</param>
/// <param name="CategoryIds">Where it stands in the shop, at most 10.</param>
/// <param name="Attributes">All facts that hold for all variants.</param>
/// <param name="TaxClass">By which kind of rate it is taxed.</param>
internal sealed record ProductUpdateInput(
    string Id,
    int Version,
    string? Title = null,
    string? DescriptionHtml = null,
    string? Brand = null,
    IReadOnlyList<string>? CategoryIds = null,
    IReadOnlyList<AttributeInput>? Attributes = null,
    TaxClass? TaxClass = null);

[MutationRoot]
internal sealed class ProductUpdate(ProductEditor editor, ProductRecorder recorder, CatalogueIndex index, DescriptionCleaner cleaner, TimeProvider clock)
{
    /// <summary>Changes what is said about a product. Whether it is on sale is changed by productPublish and productArchive.</summary>
    /// <param name="input">What is to change.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> ProductUpdateAsync(ProductUpdateInput input, Caller caller, CancellationToken cancellationToken) =>
        ProductRules.Validate(input.Title, input.DescriptionHtml, input.Brand, input.CategoryIds, input.Attributes, index) is { } error
            ? ProductPayload.Refused(error)
            : await editor.EditAsync(input.Id, input.Version, caller, (work, product, summary, token) => UpdateAsync(work, product, summary, input, token), cancellationToken);

    private async Task<ProductPayload> UpdateAsync(
        IUnitOfWork work, Product product, ProductSummary summary, ProductUpdateInput input, CancellationToken cancellationToken)
    {
        var description = input.DescriptionHtml is null ? new Description(product.DescriptionHtml, product.DescriptionText) : cleaner.Html(input.DescriptionHtml);
        var changed = product with
        {
            Title = input.Title?.Trim() ?? product.Title,
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Brand = input.Brand is null ? product.Brand : string.IsNullOrWhiteSpace(input.Brand) ? null : input.Brand.Trim(),
            CategoryIds = input.CategoryIds is null ? product.CategoryIds : index.Categories.Normalize(input.CategoryIds),
            Attributes = input.Attributes is null ? product.Attributes : [.. input.Attributes.Select(attribute => attribute.ToValue(index.Attributes))],
            TaxClass = input.TaxClass ?? product.TaxClass,
            UpdatedAt = clock.GetUtcNow(),
        };
        work.Update(changed);
        recorder.Record(work, changed, summary.With(changed, await Variant.OfProductAsync(work, product.Id, cancellationToken)));
        return ProductPayload.Of(changed);
    }
}
