using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Moderation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>A moderator's decision.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Approve">Whether shoppers are to see it.</param>
/// <param name="Note">Why not, for its author; at most 500 characters.</param>
internal sealed record ReviewModerateInput(string Id, bool Approve, string? Note = null);

[MutationRoot]
internal sealed class ReviewModerate(IDocumentStore store, ReviewLedger ledger)
{
    private const int MaxNote = 500;

    /// <summary>Shows a review to shoppers, or takes it away. Reports of it are done with either way.</summary>
    /// <param name="input">The decision.</param>
    [RequiresScopes(Moderators.Scope)]
    public async Task<ReviewPayload?> ReviewModerateAsync(ReviewModerateInput input, CancellationToken cancellationToken)
    {
        if (input.Note is { Length: > MaxNote })
        {
            return ReviewPayload.Refused(CatalogError.Invalid($"A note has {MaxNote} characters at most.", "note"));
        }

        return await store.Set<Review>().FindAsync(input.Id, cancellationToken) is { } known
            ? await store.WriteAsync([$"product:{known.ProductId}"], (work, token) => DecideAsync(work, input, known.ProductId, token), cancellationToken)
            : ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
    }

    private async Task<ReviewPayload> DecideAsync(IUnitOfWork work, ReviewModerateInput input, string productId, CancellationToken cancellationToken)
    {
        var products = await ProductRecorder.ReadAsync(work, [productId], cancellationToken);
        return await work.FindAsync<Review>(input.Id, cancellationToken) is { } review && products.TryGetValue(productId, out var found)
            ? new ReviewPayload(new ReviewType(await ledger.WriteAsync(work, found.Product, found.Summary, review, review.Decide(input.Approve, input.Note), cancellationToken)), [])
            : ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
    }
}
