using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>That somebody wants a moderator to look at a question or an answer. One for each user and text.</summary>
internal sealed record QuestionReportEntry : Document
{
    public required string QuestionId { get; init; }

    /// <summary>The answer that is meant; null for the question itself.</summary>
    public string? AnswerId { get; init; }

    public required string UserId { get; init; }

    public required ReportReason Reason { get; init; }

    public string? Comment { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A report of a question or an answer.</summary>
/// <param name="Id">Which question.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="AnswerId">Which answer to it; null for the question itself.</param>
/// <param name="Comment">More about it, at most 500 characters.</param>
internal sealed record QuestionReportInput(string Id, ReportReason Reason, string? AnswerId = null, string? Comment = null);

[MutationRoot]
internal sealed class QuestionReport(
    IDocumentStore store, QuestionLedger ledger, ProductAccess access, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    private const int MaxComment = 500;

    /// <summary>Asks a moderator to look at a question or an answer; once for each user. Many reports take it out of sight until one has.</summary>
    /// <param name="input">The report.</param>
    [Authenticated]
    public async Task<QuestionPayload?> QuestionReportAsync(QuestionReportInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return QuestionPayload.Refused(CatalogError.Forbidden("Only people report."));
        }

        if (input.Comment is { Length: > MaxComment })
        {
            return QuestionPayload.Refused(CatalogError.Invalid($"A comment has {MaxComment} characters at most.", "comment"));
        }

        if (await store.Set<Question>().FindAsync(input.Id, cancellationToken) is not { IsPublished: true } known || !access.CanSee(known.ProductId, caller))
        {
            return QuestionPayload.Refused(CatalogError.NotFound("question", "id"));
        }

        return limits.Refuse(caller, LimitedAction.Vote) is { } enough
            ? QuestionPayload.Refused(enough)
            : await store.WriteAsync([$"product:{known.ProductId}", $"question:{known.Id}"], (work, token) => ReportAsync(work, input, userId, token), cancellationToken);
    }

    private async Task<QuestionPayload> ReportAsync(IUnitOfWork work, QuestionReportInput input, string userId, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Question>(input.Id, cancellationToken) is not { } question)
        {
            return QuestionPayload.Refused(CatalogError.NotFound("question", "id"));
        }

        var answer = question.Answers.FirstOrDefault(known => known.Id == input.AnswerId && known.IsPublished);
        if (input.AnswerId is not null && answer is null)
        {
            return QuestionPayload.Refused(CatalogError.NotFound("answer", "answerId"));
        }

        var id = OpaqueId.From("rpt", answer?.Id ?? question.Id, userId);
        if (await work.FindAsync<QuestionReportEntry>(id, cancellationToken) is not null)
        {
            return QuestionPayload.Of(question);
        }

        work.Insert(new QuestionReportEntry
        {
            Id = id,
            QuestionId = question.Id,
            AnswerId = answer?.Id,
            UserId = userId,
            Reason = input.Reason,
            Comment = input.Comment,
            CreatedAt = clock.GetUtcNow(),
        });
        var hidesAt = moderators.HidesAtReports;
        var reported = answer is null ? question.Report(hidesAt) : question.With(answer.Report(hidesAt));
        return QuestionPayload.Of(await ledger.WriteAsync(work, question, reported, cancellationToken));
    }
}

/// <summary>Reports by question, batched.</summary>
internal sealed class ReportsByQuestionLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<QuestionReportEntry>>
{
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<QuestionReportEntry>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await store.Set<QuestionReportEntry>().ListAsync(new DocumentQuery<QuestionReportEntry> { Where = report => keys.Contains(report.QuestionId), Limit = 10_000 }, cancellationToken))
            .GroupBy(report => report.QuestionId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<QuestionReportEntry>)[.. group.OrderBy(report => report.CreatedAt)], StringComparer.Ordinal);
}
