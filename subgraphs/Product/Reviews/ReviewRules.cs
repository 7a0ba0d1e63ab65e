using System.Collections.Immutable;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Uploads;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>What holds for every review.</summary>
internal static class ReviewRules
{
    public const int MaxReply = 2000;
    private const int MaxTitle = 120;
    private const int MaxBody = 5000;
    private const int MaxPhotos = 5;

    public static CatalogError? Validate(int? rating, string? title, string? body, IReadOnlyList<string>? photos) =>
        rating is < 1 or > 5 ? CatalogError.Invalid("A rating is 1 to 5 stars.", "rating")
        : body is not null && body.Trim().Length is 0 or > MaxBody ? CatalogError.Invalid($"A review has 1 to {MaxBody} characters.", "body")
        : title is { Length: > MaxTitle } ? CatalogError.Invalid($"A headline has at most {MaxTitle} characters.", "title")
        : photos is { Count: > MaxPhotos } ? CatalogError.Invalid($"A review has {MaxPhotos} photographs at most.", "photoUploadIds")
        : null;

    /// <summary>The photographs behind uploads of the caller; an upload that is unknown, or known already to the review, is said by its place.</summary>
    public static async Task<(ImmutableArray<Photo> Photos, CatalogError? Error)> PhotosAsync(
        IUnitOfWork work, IReadOnlyList<string> uploadIds, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var uploads = await work.FindManyAsync<Upload>([.. uploadIds], cancellationToken);
        var photos = ImmutableArray.CreateBuilder<Photo>();
        for (var i = 0; i < uploadIds.Count; i++)
        {
            if (!uploads.GetValueOrDefault(uploadIds[i]).IsPictureOf(caller, now, out var upload) || photos.Any(photo => photo.Id == Photo.Of(upload, null).Id))
            {
                return ([], CatalogError.NotFound("upload", "photoUploadIds", $"{i}"));
            }

            photos.Add(Photo.Of(upload, null));
        }

        return (photos.ToImmutable(), null);
    }
}
