using System.Collections.Immutable;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Media;

/// <summary>Changes the photographs of a product, with all that follows from it.</summary>
internal sealed class MediaEditor(ProductEditor editor, ProductRecorder recorder, TimeProvider clock)
{
    /// <summary>Puts what <paramref name="change"/> makes of the photographs in their place, or refuses as it says.</summary>
    public Task<ProductPayload> EditAsync(
        string productId,
        int version,
        Caller caller,
        Func<IUnitOfWork, ImmutableArray<Photo>, CancellationToken, Task<(ImmutableArray<Photo> Photos, CatalogError? Error)>> change,
        CancellationToken cancellationToken) =>
        editor.EditAsync(productId, version, caller, async (work, product, summary, token) =>
        {
            var (photos, error) = await change(work, product.Photos, token);
            if (error is not null)
            {
                return ProductPayload.Refused(error);
            }

            if (photos.SequenceEqual(product.Photos))
            {
                return ProductPayload.Of(product);
            }

            var changed = product with { Photos = photos, UpdatedAt = clock.GetUtcNow() };
            work.Update(changed);
            await MediaUse.ReplaceAsync(work, product.Id, product.Photos, photos, token);
            recorder.Record(work, changed, summary.With(changed, await Variant.OfProductAsync(work, product.Id, token)));
            return ProductPayload.Of(changed);
        }, cancellationToken);
}
