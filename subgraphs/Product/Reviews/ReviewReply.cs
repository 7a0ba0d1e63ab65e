using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>What the seller answers to a review.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Body">Plain text of at most 2,000 characters, in the place of what was answered before; empty for nothing.</param>
internal sealed record ReviewReplyInput(string Id, string Body);

[MutationRoot]
internal sealed class ReviewReply(IDocumentStore store, UserLimits limits, TimeProvider clock)
{
    /// <summary>Answers a review of your product in public. There is one answer to a review, which you may change.</summary>
    /// <param name="input">The answer.</param>
    [RequiresScopes("products:write")]
    public async Task<ReviewPayload?> ReviewReplyAsync(ReviewReplyInput input, Caller caller, CancellationToken cancellationToken)
    {
        var body = input.Body.Trim();
        if (body.Length > ReviewRules.MaxReply)
        {
            return ReviewPayload.Refused(CatalogError.Invalid($"An answer has {ReviewRules.MaxReply} characters at most.", "body"));
        }

        return limits.Refuse(caller, LimitedAction.Answer) is { } enough
            ? ReviewPayload.Refused(enough)
            : await store.WriteAsync([$"review:{input.Id}"], (work, token) => ReplyAsync(work, input.Id, body, caller, token), cancellationToken);
    }

    private async Task<ReviewPayload> ReplyAsync(IUnitOfWork work, string id, string body, Caller caller, CancellationToken cancellationToken)
    {
        // To who does not sell the product the review may as well not be there.
        if (await work.FindAsync<Review>(id, cancellationToken) is not { Status: not ReviewStatus.Rejected } review
            || await work.FindAsync<Product>(review.ProductId, cancellationToken) is not { } product || !caller.ActsFor(product.SellerId))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        var now = clock.GetUtcNow();
        var replied = review with { SellerReply = body.Length == 0 ? null : body, SellerRepliedAt = body.Length == 0 ? null : review.SellerRepliedAt ?? now };
        work.Update(replied);
        if (review.SellerReply is null && replied.SellerReply is { } reply)
        {
            work.Publish(new ReviewReplied(review.Id, review.ProductId, product.SellerId, review.AuthorId, reply, now));
        }

        return new ReviewPayload(new ReviewType(replied), []);
    }
}
