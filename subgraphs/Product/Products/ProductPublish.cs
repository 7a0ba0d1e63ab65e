using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A product to be put on sale.</summary>
/// <param name="Id">Which product.</param>
/// <param name="Version">The version that you have seen.</param>
internal sealed record ProductPublishInput(string Id, int Version);

[MutationRoot]
internal sealed class ProductPublish(ProductEditor editor, ProductRecorder recorder, CatalogueIndex index, TimeProvider clock)
{
    /// <summary>Puts a product on sale. It needs a category and a variant with a price in the shop's default currency.</summary>
    /// <param name="input">Which product.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> ProductPublishAsync(ProductPublishInput input, Caller caller, CancellationToken cancellationToken) =>
        await editor.EditAsync(input.Id, input.Version, caller, (work, product, summary, _) =>
        {
            if (product.Publish(clock.GetUtcNow()) is not { } published)
            {
                return Task.FromResult(ProductPayload.Of(product));
            }

            if (WhatIsMissing(product, summary) is { } missing)
            {
                return Task.FromResult(ProductPayload.Refused(new CatalogError(CatalogErrorCode.NotPublishable, missing)));
            }

            work.Update(published);
            recorder.Record(work, published, summary);
            return Task.FromResult(ProductPayload.Of(published));
        }, cancellationToken);

    private string? WhatIsMissing(Product product, ProductSummary summary) =>
        product.CategoryIds.Length == 0 ? "It is in no category."
        : summary.PriceIn(index.DefaultCurrency) is null ? $"It has no variant with a price in {index.DefaultCurrency}."
        : null;
}
