using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Media;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>A review that its author takes back.</summary>
/// <param name="Id">Which review.</param>
internal sealed record ReviewDeleteInput(string Id);

[MutationRoot]
internal sealed class ReviewDelete(IDocumentStore store, ReviewLedger ledger)
{
    // More votes and reports of one review than a unit of work should hold are left behind: they count for nothing without it.
    private const int MaxTraces = 5000;

    /// <summary>
    /// Takes your own review back for good, with its photographs, votes and reports. You may write another, so one that a moderator has taken down or
    /// still looks at cannot be taken back.
    /// </summary>
    /// <param name="input">Which review.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewDeleteAsync(ReviewDeleteInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.Set<Review>().FindAsync(input.Id, cancellationToken) is { } review && caller.Is(review.AuthorId)
            ? await store.WriteAsync(
                [$"product:{review.ProductId}", $"review:{review.Id}"], (work, token) => DeleteAsync(work, review.Id, review.ProductId, token), cancellationToken)
            : ReviewPayload.Refused(CatalogError.NotFound("review", "id"));

    private async Task<ReviewPayload> DeleteAsync(IUnitOfWork work, string id, string productId, CancellationToken cancellationToken)
    {
        var products = await ProductRecorder.ReadAsync(work, [productId], cancellationToken);
        if (await work.FindAsync<Review>(id, cancellationToken) is not { } review || !products.TryGetValue(productId, out var found))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        if (!review.IsPublished)
        {
            return ReviewPayload.Refused(CatalogError.Forbidden("A moderator has it: change it instead."));
        }

        await ledger.DeleteAsync(work, found.Product, found.Summary, review, cancellationToken);
        await MediaUse.ReplaceAsync(work, review.Id, review.Photos, [], cancellationToken);
        foreach (var vote in await work.ListAsync(new DocumentQuery<HelpfulVote> { Where = vote => vote.SubjectId == id, Limit = MaxTraces }, cancellationToken))
        {
            work.Delete(vote);
        }

        foreach (var report in await work.ListAsync(new DocumentQuery<ReviewReportEntry> { Where = report => report.ReviewId == id, Limit = MaxTraces }, cancellationToken))
        {
            work.Delete(report);
        }

        return new ReviewPayload(null, []);
    }
}
