using Microsoft.Extensions.Options;
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
internal sealed class ProductPublish(ProductEditor editor, ProductRecorder recorder, CatalogueIndex index, IOptions<ProductOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Puts a product on sale, or hands it in for approval (PENDING_REVIEW) where the shop looks at products first: always at proposed
    /// shared listings. It needs a category and, unless it is shared, a variant with a price in the shop's default currency.
    /// </summary>
    /// <param name="input">Which product.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> ProductPublishAsync(ProductPublishInput input, Caller caller, CancellationToken cancellationToken) =>
        await editor.EditAsync(input.Id, input.Version, caller, (work, product, summary, _) =>
        {
            var now = clock.GetUtcNow();
            if ((MustBeApproved(product, caller) ? product.Submit(now) : product.Publish(now)) is not { } next)
            {
                return Task.FromResult(ProductPayload.Of(product));
            }

            if (WhatIsMissing(product, summary) is { } missing)
            {
                return Task.FromResult(ProductPayload.Refused(new CatalogError(CatalogErrorCode.NotPublishable, missing)));
            }

            work.Update(next);
            recorder.Record(work, next, summary);
            return Task.FromResult(ProductPayload.Of(next));
        }, cancellationToken);

    private bool MustBeApproved(Product product, Caller caller) => !SharedListing.IsRunBy(caller) && (product.IsShared || options.Value.RequiresApproval);

    private string? WhatIsMissing(Product product, ProductSummary summary) =>
        product.CategoryIds.Length == 0 ? "It is in no category."
        : !product.IsShared && summary.PriceIn(index.DefaultCurrency) is null ? $"It has no variant with a price in {index.DefaultCurrency}."
        : null;
}
