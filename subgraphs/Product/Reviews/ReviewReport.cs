using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>What is wrong with a review, a question or an answer.</summary>
internal enum ReportReason
{
    /// <summary>It advertises something.</summary>
    Spam,

    /// <summary>It insults somebody.</summary>
    Offensive,

    /// <summary>It is about something else.</summary>
    OffTopic,

    /// <summary>It tells of somebody what is nobody's business.</summary>
    PersonalData,

    /// <summary>Something else; the comment says what.</summary>
    Other,
}

/// <summary>That somebody wants a moderator to look at a review. One for each user and review.</summary>
internal sealed record ReviewReportEntry : Document
{
    public required string ReviewId { get; init; }

    public required string UserId { get; init; }

    public required ReportReason Reason { get; init; }

    public string? Comment { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A report of a review.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Comment">More about it, at most 500 characters.</param>
internal sealed record ReviewReportInput(string Id, ReportReason Reason, string? Comment = null);

[MutationRoot]
internal sealed class ReviewReport(IDocumentStore store, ReviewLedger ledger, ProductAccess access, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    private const int MaxComment = 500;

    /// <summary>Asks a moderator to look at a review; once for each user. Many reports take it out of sight until one has.</summary>
    /// <param name="input">The report.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewReportAsync(ReviewReportInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return ReviewPayload.Refused(CatalogError.Forbidden("Only people report."));
        }

        if (input.Comment is { Length: > MaxComment })
        {
            return ReviewPayload.Refused(CatalogError.Invalid($"A comment has {MaxComment} characters at most.", "comment"));
        }

        if (await store.Set<Review>().FindAsync(input.Id, cancellationToken) is not { IsPublished: true } known || !access.CanSee(known.ProductId, caller))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        return limits.Refuse(caller, LimitedAction.Vote) is { } enough
            ? ReviewPayload.Refused(enough)
            : await store.WriteAsync([$"product:{known.ProductId}"], (work, token) => ReportAsync(work, input, known.ProductId, userId, token), cancellationToken);
    }

    private async Task<ReviewPayload> ReportAsync(IUnitOfWork work, ReviewReportInput input, string productId, string userId, CancellationToken cancellationToken)
    {
        var products = await ProductRecorder.ReadAsync(work, [productId], cancellationToken);
        if (await work.FindAsync<Review>(input.Id, cancellationToken) is not { } review || !products.TryGetValue(productId, out var found))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        var id = OpaqueId.From("rpt", review.Id, userId);
        if (await work.FindAsync<ReviewReportEntry>(id, cancellationToken) is not null)
        {
            return new ReviewPayload(new ReviewType(review), []);
        }

        work.Insert(new ReviewReportEntry { Id = id, ReviewId = review.Id, UserId = userId, Reason = input.Reason, Comment = input.Comment, CreatedAt = clock.GetUtcNow() });
        return new ReviewPayload(
            new ReviewType(await ledger.WriteAsync(work, found.Product, found.Summary, review, review.Report(moderators.HidesAtReports), cancellationToken)), []);
    }
}

/// <summary>Reports by review, batched.</summary>
internal sealed class ReportsByReviewLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<ReviewReportEntry>>
{
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<ReviewReportEntry>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await store.Set<ReviewReportEntry>().ListAsync(new DocumentQuery<ReviewReportEntry> { Where = report => keys.Contains(report.ReviewId), Limit = 10_000 }, cancellationToken))
            .GroupBy(report => report.ReviewId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<ReviewReportEntry>)[.. group.OrderBy(report => report.CreatedAt)], StringComparer.Ordinal);
}
