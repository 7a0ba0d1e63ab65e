using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Media;

/// <summary>A photograph to be taken away.</summary>
/// <param name="ProductId">Whose photograph.</param>
/// <param name="Version">The version of the product that you have seen.</param>
/// <param name="MediaId">Which photograph.</param>
internal sealed record MediaRemoveInput(string ProductId, int Version, string MediaId);

[MutationRoot]
internal sealed class MediaRemove(MediaEditor editor)
{
    /// <summary>Takes a photograph away from a product. Without any, it is drawn again.</summary>
    /// <param name="input">Which photograph.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> MediaRemoveAsync(MediaRemoveInput input, Caller caller, CancellationToken cancellationToken) =>
        await editor.EditAsync(input.ProductId, input.Version, caller, (_, photos, _) =>
        {
            var left = photos.RemoveAll(photo => photo.Id == input.MediaId);
            return Task.FromResult((left, left.Length == photos.Length ? CatalogError.NotFound("photograph", "mediaId") : null));
        }, cancellationToken);
}
