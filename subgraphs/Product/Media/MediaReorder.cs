using System.Collections.Immutable;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Media;

/// <summary>A new order of a product's photographs.</summary>
/// <param name="ProductId">Whose photographs.</param>
/// <param name="Version">The version of the product that you have seen.</param>
/// <param name="MediaIds">All of them, the main one first.</param>
internal sealed record MediaReorderInput(string ProductId, int Version, IReadOnlyList<string> MediaIds);

[MutationRoot]
internal sealed class MediaReorder(MediaEditor editor)
{
    /// <summary>Puts a product's photographs in another order.</summary>
    /// <param name="input">The order.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> MediaReorderAsync(MediaReorderInput input, Caller caller, CancellationToken cancellationToken) =>
        await editor.EditAsync(input.ProductId, input.Version, caller, (_, photos, _) =>
        {
            var byId = photos.ToDictionary(photo => photo.Id, StringComparer.Ordinal);
            var isWhole = input.MediaIds.Count == photos.Length && input.MediaIds.ToHashSet(StringComparer.Ordinal).SetEquals(byId.Keys);
            ImmutableArray<Photo> ordered = isWhole ? [.. input.MediaIds.Select(id => byId[id])] : [];
            return Task.FromResult((ordered, isWhole ? null : CatalogError.Invalid("The list holds each photograph of the product once.", "mediaIds")));
        }, cancellationToken);
}
