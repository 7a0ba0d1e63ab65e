using System.Collections.Immutable;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>A moderator's decision.</summary>
/// <param name="Id">Which question.</param>
/// <param name="Approve">Whether shoppers are to see it.</param>
/// <param name="AnswerId">Which answer to it; null for the question itself.</param>
internal sealed record QuestionModerateInput(string Id, bool Approve, string? AnswerId = null);

[MutationRoot]
internal sealed class QuestionModerate(IDocumentStore store, ProductRecorder recorder, TimeProvider clock)
{
    /// <summary>Shows a question or an answer to shoppers, or takes it away.</summary>
    /// <param name="input">The decision.</param>
    [RequiresScopes(Moderators.Scope)]
    public async Task<QuestionPayload?> QuestionModerateAsync(QuestionModerateInput input, CancellationToken cancellationToken) =>
        await store.Set<Question>().FindAsync(input.Id, cancellationToken) is { } known
            ? await store.WriteAsync(
                [$"product:{known.ProductId}", $"question:{known.Id}"],
                async (work, token) => await work.FindAsync<Question>(input.Id, token) is { } question
                    ? input.AnswerId is { } answerId ? DecideAnswer(work, question, answerId, input.Approve) : await DecideAsync(work, question, input.Approve, token)
                    : QuestionPayload.Refused(CatalogError.NotFound("question", "id")),
                cancellationToken)
            : QuestionPayload.Refused(CatalogError.NotFound("question", "id"));

    private QuestionPayload DecideAnswer(IUnitOfWork work, Question question, string answerId, bool approve)
    {
        if (question.Answers.FirstOrDefault(answer => answer.Id == answerId) is not { } known)
        {
            return QuestionPayload.Refused(CatalogError.NotFound("answer", "answerId"));
        }

        var decided = known with { Status = approve ? ReviewStatus.Published : ReviewStatus.Rejected };
        var changed = question.With(decided);
        work.Update(changed);
        if (approve && known.Status != ReviewStatus.Published)
        {
            work.Publish(changed.ToEvent(decided, clock.GetUtcNow()));
        }

        return QuestionPayload.Of(changed);
    }

    private async Task<QuestionPayload> DecideAsync(IUnitOfWork work, Question question, bool approve, CancellationToken cancellationToken)
    {
        var changed = question.Decide(approve);
        work.Update(changed);
        if (question.IsPublished != approve && (await ProductRecorder.ReadAsync(work, [question.ProductId], cancellationToken)).TryGetValue(question.ProductId, out var found))
        {
            var latest = await LatestAsync(work, changed, cancellationToken);
            var summary = found.Summary with { QuestionCount = found.Summary.QuestionCount + (approve ? 1 : -1), LatestQuestions = latest };
            recorder.Record(work, found.Product, summary, publish: false);
            if (approve)
            {
                work.Publish(new QuestionAsked(question.Id, question.ProductId, found.Product.SellerId, question.AuthorId, question.Body, question.CreatedAt));
            }
        }

        return QuestionPayload.Of(changed);
    }

    private static async Task<ImmutableArray<Latest>> LatestAsync(IUnitOfWork work, Question after, CancellationToken cancellationToken)
    {
        var newest = await work.ListAsync(
            new DocumentQuery<Question>
            {
                Where = question => question.ProductId == after.ProductId && question.Status == ReviewStatus.Published,
                OrderBy = question => question.CreatedAt,
                Descending = true,
                Limit = Latest.Most + 1,
            },
            cancellationToken);
        return Latest.Of(newest.Where(question => question.Id != after.Id).Concat(after.IsPublished ? [after] : []).Select(question => question.AsLatest));
    }
}
