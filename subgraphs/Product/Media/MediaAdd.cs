using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Uploads;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Media;

/// <summary>A photograph to be shown with a product.</summary>
/// <param name="ProductId">Which product.</param>
/// <param name="Version">The version of the product that you have seen.</param>
/// <param name="UploadId">What a POST of the picture to /uploads/pictures answered: JPEG, PNG, WebP or GIF.</param>
/// <param name="Alt">What it shows, for those who cannot see it; at most 500 characters.</param>
/// <param name="Colour">The colour of the variants that it shows, such as Sage.</param>
internal sealed record MediaAddInput(string ProductId, int Version, string UploadId, string? Alt = null, string? Colour = null);

[MutationRoot]
internal sealed class MediaAdd(MediaEditor editor, TimeProvider clock)
{
    /// <summary>Shows a photograph as the last of a product's, of which there are 20 at most. The first one takes the place of the drawings.</summary>
    /// <param name="input">The photograph.</param>
    [RequiresScopes("products:write")]
    public async Task<ProductPayload?> MediaAddAsync(MediaAddInput input, Caller caller, CancellationToken cancellationToken) =>
        MediaRules.Validate(input.Alt, input.Colour) is { } error
            ? ProductPayload.Refused(error)
            : await editor.EditAsync(input.ProductId, input.Version, caller, async (work, photos, token) =>
            {
                if (!(await work.FindAsync<Upload>(input.UploadId, token)).IsPictureOf(caller, clock.GetUtcNow(), out var upload))
                {
                    return ([], CatalogError.NotFound("upload", "uploadId"));
                }

                var photo = Photo.Of(upload, MediaRules.Trimmed(input.Alt), MediaRules.Trimmed(input.Colour));
                return photos.Any(known => known.Id == photo.Id) ? (photos, null)
                    : photos.Length >= MediaRules.MaxPhotos ? ([], CatalogError.Invalid($"A product has {MediaRules.MaxPhotos} photographs at most."))
                    : (photos.Add(photo), null);
            }, cancellationToken);
}
