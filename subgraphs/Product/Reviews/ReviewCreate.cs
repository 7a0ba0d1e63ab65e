using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
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
internal sealed record ReviewCreateInput(string ProductId, int Rating, string Body, string? Title = null);

/// <summary>The review, or why there is none.</summary>
/// <param name="Review">The new review.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record ReviewPayload(ReviewType? Review, IReadOnlyList<CatalogError> UserErrors)
{
    internal static ReviewPayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class ReviewCreate(IDocumentStore store, ProductRecorder recorder, ProductAccess access, CatalogueIndex index, TimeProvider clock)
{
    private const int MaxTitle = 120;
    private const int MaxBody = 5000;

    /// <summary>Reviews a product: once for each user and product. It counts as a verified purchase when the user has bought the product here.</summary>
    /// <param name="input">What to say.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewCreateAsync(ReviewCreateInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return ReviewPayload.Refused(CatalogError.Forbidden("Only people review."));
        }

        if (Validate(input) is { } error)
        {
            return ReviewPayload.Refused(error);
        }

        if (!access.CanSee(input.ProductId, caller) || index.Find(input.ProductId) is not { } product)
        {
            return ReviewPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        return product.SellerId is { } sellerId && caller.SellerIds.Contains(sellerId)
            ? ReviewPayload.Refused(CatalogError.Forbidden("Nobody reviews what they sell."))
            : await store.WriteAsync([$"product:{input.ProductId}"], (work, token) => CreateAsync(work, input, userId, token), cancellationToken);
    }

    private async Task<ReviewPayload> CreateAsync(IUnitOfWork work, ReviewCreateInput input, string userId, CancellationToken cancellationToken)
    {
        var id = Review.IdOf(input.ProductId, userId);
        if (await work.FindAsync<Review>(id, cancellationToken) is not null)
        {
            return ReviewPayload.Refused(new CatalogError(CatalogErrorCode.AlreadyReviewed, "You have reviewed this product already."));
        }

        if (!(await ProductRecorder.ReadAsync(work, [input.ProductId], cancellationToken)).TryGetValue(input.ProductId, out var found))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        var review = new Review
        {
            Id = id,
            ProductId = input.ProductId,
            AuthorId = userId,
            Rating = input.Rating,
            Title = string.IsNullOrWhiteSpace(input.Title) ? null : input.Title.Trim(),
            Body = input.Body.Trim(),
            VerifiedPurchase = await work.FindAsync<Purchase>(Purchase.IdOf(input.ProductId, userId), cancellationToken) is not null,
            CreatedAt = clock.GetUtcNow(),
        };
        work.Insert(review);
        work.Publish(review.ToEvent());
        recorder.Record(work, found.Product, found.Summary.WithReview(id, review.Rating));
        return new ReviewPayload(new ReviewType(review), []);
    }

    private static CatalogError? Validate(ReviewCreateInput input) => input switch
    {
        { Rating: < 1 or > 5 } => CatalogError.Invalid("A rating is 1 to 5 stars.", "rating"),
        _ when input.Body.Trim().Length is 0 or > MaxBody => CatalogError.Invalid($"A review has 1 to {MaxBody} characters.", "body"),
        { Title.Length: > MaxTitle } => CatalogError.Invalid($"A headline has at most {MaxTitle} characters.", "title"),
        _ => null,
    };
}
