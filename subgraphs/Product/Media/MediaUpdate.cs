using System.Collections.Immutable;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Media;

/// <summary>What is said of a photograph. What is null stays as it is.</summary>
/// <param name="ProductId">Whose photograph.</param>
/// <param name="Version">The version of the product that the change was made from.</param>
/// <param name="MediaId">Which photograph.</param>
/// <param name="Alt">What it shows, for those who cannot see it; at most 500 characters, empty for nothing.</param>
/// <param name="Colour">The colour of the variants that it shows; empty for none in particular.</param>
internal sealed record MediaUpdateInput(string ProductId, int Version, string MediaId, string? Alt = null, string? Colour = null);

[MutationRoot]
internal sealed class MediaUpdate(MediaEditor editor)
{
    /// <summary>Changes what is said of a photograph.</summary>
    /// <param name="input">The change.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> MediaUpdateAsync(MediaUpdateInput input, Caller caller, CancellationToken cancellationToken) =>
        MediaRules.Validate(input.Alt, input.Colour) is { } error
            ? ProductPayload.Refused(error)
            : await editor.EditAsync(input.ProductId, input.Version, caller, (_, photos, _) => Task.FromResult<(ImmutableArray<Photo>, CatalogError?)>(
                photos.FirstOrDefault(photo => photo.Id == input.MediaId) is { } known
                    ? (photos.Replace(known, known with
                    {
                        Alt = input.Alt is null ? known.Alt : MediaRules.Trimmed(input.Alt),
                        Colour = input.Colour is null ? known.Colour : MediaRules.Trimmed(input.Colour),
                    }), null)
                    : ([], CatalogError.NotFound("photograph", "mediaId"))), cancellationToken);
}
