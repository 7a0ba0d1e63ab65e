using Octomart.Messaging;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Moderation;
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
internal sealed class QuestionModerate(IDocumentStore store, QuestionLedger ledger, TimeProvider clock)
{
    /// <summary>Shows a question or an answer to shoppers, or takes it away. Reports of it are done with either way.</summary>
    /// <param name="input">The decision.</param>
    [RequiresScopes(Moderators.Scope)]
    public async Task<QuestionPayload?> QuestionModerateAsync(QuestionModerateInput input, CancellationToken cancellationToken) =>
        await store.Set<Question>().FindAsync(input.Id, cancellationToken) is { } known
            ? await store.WriteAsync(
                [$"product:{known.ProductId}", $"question:{known.Id}"],
                async (work, token) => await work.FindAsync<Question>(input.Id, token) is { } question
                    ? input.AnswerId is { } answerId
                        ? DecideAnswer(work, question, answerId, input.Approve)
                        : QuestionPayload.Of(await ledger.WriteAsync(work, question, question.Decide(input.Approve), token))
                    : QuestionPayload.Refused(CatalogError.NotFound("question", "id")),
                cancellationToken)
            : QuestionPayload.Refused(CatalogError.NotFound("question", "id"));

    private QuestionPayload DecideAnswer(IUnitOfWork work, Question question, string answerId, bool approve)
    {
        if (question.Answers.FirstOrDefault(answer => answer.Id == answerId) is not { } known)
        {
            return QuestionPayload.Refused(CatalogError.NotFound("answer", "answerId"));
        }

        var decided = known.Decide(approve);
        var changed = question.With(decided);
        work.Update(changed);
        if (decided.IsPublished && !known.IsPublished)
        {
            work.Publish(changed.ToEvent(decided, clock.GetUtcNow()));
        }

        return QuestionPayload.Of(changed);
    }
}
