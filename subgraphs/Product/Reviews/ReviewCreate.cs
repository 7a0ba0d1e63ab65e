using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>A review to be written.</summary>
/// <param name="ProductId">Of what.</param>
/// <param name="Rating">1 to 5 stars.</param>
/// <param name="Body">Plain text, 1 to 5,000 characters.</param>
/// <param name="Title">A headline of at most 120 characters.</param>
/// <param name="PhotoUploadIds">What POSTs of pictures to /uploads/pictures answered; at most 5.</param>
internal sealed record ReviewCreateInput(string ProductId, int Rating, string Body, string? Title = null, IReadOnlyList<string>? PhotoUploadIds = null);

/// <summary>The review, or why it was not changed.</summary>
/// <param name="Review">As it is now; null when it was not written, or is gone.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record ReviewPayload(ReviewType? Review, IReadOnlyList<CatalogError> UserErrors)
{
    internal static ReviewPayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class ReviewCreate(
    IDocumentStore store, ReviewLedger ledger, ProductAccess access, CatalogueIndex index, LateProductsLoader late, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    /// <summary>
    /// Reviews a product: once for each user and product. It counts as a verified purchase when the user has bought the product here. Some
    /// reviews are shown once a moderator has seen them.
    /// </summary>
    /// <param name="input">What to say.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewCreateAsync(ReviewCreateInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return ReviewPayload.Refused(CatalogError.Forbidden("Only people review."));
        }

        if (ReviewRules.Validate(input.Rating, input.Title, input.Body, input.PhotoUploadIds) is { } error)
        {
            return ReviewPayload.Refused(error);
        }

        await late.Of(input.ProductId).GetResultAsync(cancellationToken);
        if (!access.CanSee(input.ProductId, caller) || index.Find(input.ProductId) is not { } product)
        {
            return ReviewPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        return caller.SellerIds.Any(product.IsOfferedBy) ? ReviewPayload.Refused(CatalogError.Forbidden("Nobody reviews what they sell."))
            : limits.Refuse(caller, LimitedAction.Review) is { } enough ? ReviewPayload.Refused(enough)
            : await store.WriteAsync([$"product:{input.ProductId}"], (work, token) => CreateAsync(work, input, userId, caller, token), cancellationToken);
    }

    private async Task<ReviewPayload> CreateAsync(IUnitOfWork work, ReviewCreateInput input, string userId, Caller caller, CancellationToken cancellationToken)
    {
        var id = Review.IdOf(input.ProductId, userId);
        if (await work.FindAsync<Review>(id, cancellationToken) is not null)
        {
            return ReviewPayload.Refused(new CatalogError(CatalogErrorCode.AlreadyReviewed, "You have reviewed this product already: change your review."));
        }

        if (!(await ProductRecorder.ReadAsync(work, [input.ProductId], cancellationToken)).TryGetValue(input.ProductId, out var found))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        var now = clock.GetUtcNow();
        var (photos, error) = await ReviewRules.PhotosAsync(work, input.PhotoUploadIds ?? [], caller, now, cancellationToken);
        if (error is not null)
        {
            return ReviewPayload.Refused(error);
        }

        var isHeld = moderators.Holds(input.Title, input.Body);
        var review = new Review
        {
            Id = id,
            ProductId = input.ProductId,
            AuthorId = userId,
            Rating = input.Rating,
            Title = string.IsNullOrWhiteSpace(input.Title) ? null : input.Title.Trim(),
            Body = input.Body.Trim(),
            Photos = photos,
            VerifiedPurchase = await work.FindAsync<Purchase>(Purchase.IdOf(input.ProductId, userId), cancellationToken) is not null,
            Status = isHeld ? ReviewStatus.Pending : ReviewStatus.Published,
            NeedsModeration = isHeld,
            CreatedAt = now,
        };
        await ledger.WriteAsync(work, found.Product, found.Summary, null, review, cancellationToken);
        await MediaUse.ReplaceAsync(work, id, [], photos, cancellationToken);
        work.Publish(new ReviewSubmitted(id, review.ProductId, found.Product.SellerId, userId, review.Rating, isHeld, now));
        return new ReviewPayload(new ReviewType(review), []);
    }
}
