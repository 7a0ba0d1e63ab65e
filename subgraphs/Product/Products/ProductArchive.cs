using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A product to be taken off sale.</summary>
/// <param name="Id">Which product.</param>
/// <param name="Version">The version that you have seen.</param>
internal sealed record ProductArchiveInput(string Id, int Version);

[MutationRoot]
internal sealed class ProductArchive(ProductEditor editor, ProductRecorder recorder, TimeProvider clock)
{
    /// <summary>Takes a product off sale. Orders keep what they bought; productPublish brings it back.</summary>
    /// <param name="input">Which product.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> ProductArchiveAsync(ProductArchiveInput input, Caller caller, CancellationToken cancellationToken) =>
        await editor.EditAsync(input.Id, input.Version, caller, (work, product, summary, _) =>
        {
            if (product.Archive(clock.GetUtcNow()) is not { } archived)
            {
                return Task.FromResult(ProductPayload.Of(product));
            }

            work.Update(archived);
            recorder.Record(work, archived, summary);
            return Task.FromResult(ProductPayload.Of(archived));
        }, cancellationToken);
}
