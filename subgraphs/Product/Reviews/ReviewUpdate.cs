using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Moderation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>A change of one's own review. What is null stays as it is.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Rating">1 to 5 stars.</param>
/// <param name="Body">Plain text, 1 to 5,000 characters.</param>
/// <param name="Title">A headline of at most 120 characters; empty for none.</param>
/// <param name="PhotoUploadIds">New photographs in the place of the old, at most 5; empty for none.</param>
internal sealed record ReviewUpdateInput(string Id, int? Rating = null, string? Body = null, string? Title = null, IReadOnlyList<string>? PhotoUploadIds = null);

[MutationRoot]
internal sealed class ReviewUpdate(IDocumentStore store, ReviewLedger ledger, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    /// <summary>Changes your own review. One that was rejected waits for a moderator again.</summary>
    /// <param name="input">The change.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewUpdateAsync(ReviewUpdateInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (ReviewRules.Validate(input.Rating, input.Title, input.Body, input.PhotoUploadIds) is { } error)
        {
            return ReviewPayload.Refused(error);
        }

        if (await store.Set<Review>().FindAsync(input.Id, cancellationToken) is not { } review || !caller.Is(review.AuthorId))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        return limits.Refuse(caller, LimitedAction.Review) is { } enough
            ? ReviewPayload.Refused(enough)
            : await store.WriteAsync([$"product:{review.ProductId}"], (work, token) => UpdateAsync(work, input, review.ProductId, caller, token), cancellationToken);
    }

    private async Task<ReviewPayload> UpdateAsync(IUnitOfWork work, ReviewUpdateInput input, string productId, Caller caller, CancellationToken cancellationToken)
    {
        var products = await ProductRecorder.ReadAsync(work, [productId], cancellationToken);
        if (await work.FindAsync<Review>(input.Id, cancellationToken) is not { } review || !products.TryGetValue(productId, out var found))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        var now = clock.GetUtcNow();
        var (photos, error) = input.PhotoUploadIds is null ? (review.Photos, null) : await ReviewRules.PhotosAsync(work, input.PhotoUploadIds, caller, now, cancellationToken);
        if (error is not null)
        {
            return ReviewPayload.Refused(error);
        }

        var changed = review with
        {
            Rating = input.Rating ?? review.Rating,
            Body = input.Body?.Trim() ?? review.Body,
            Title = input.Title is null ? review.Title : string.IsNullOrWhiteSpace(input.Title) ? null : input.Title.Trim(),
            Photos = photos,
            EditedAt = now,
        };
        if (!review.IsPublished || moderators.Holds(changed.Title, changed.Body))
        {
            changed = changed with { Status = ReviewStatus.Pending, NeedsModeration = true };
        }

        await MediaUse.ReplaceAsync(work, review.Id, review.Photos, photos, cancellationToken);
        return new ReviewPayload(new ReviewType(await ledger.WriteAsync(work, found.Product, found.Summary, review, changed, cancellationToken)), []);
    }
}
