using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>Whether a question or an answer helped.</summary>
/// <param name="Id">Which question.</param>
/// <param name="Helpful">False takes the vote back.</param>
/// <param name="AnswerId">Which answer to it; null for the question itself.</param>
internal sealed record QuestionVoteInput(string Id, bool Helpful, string? AnswerId = null);

[MutationRoot]
internal sealed class QuestionVote(IDocumentStore store, ProductAccess access, UserLimits limits)
{
    /// <summary>Says that you want to know it too, or that an answer helped, or takes that back. Each user counts once.</summary>
    /// <param name="input">The vote.</param>
    [Authenticated]
    public async Task<QuestionPayload?> QuestionVoteAsync(QuestionVoteInput input, Caller caller, CancellationToken cancellationToken) =>
        caller.UserId is not { } userId ? QuestionPayload.Refused(CatalogError.Forbidden("Only people vote."))
        : limits.Refuse(caller, LimitedAction.Vote) is { } enough ? QuestionPayload.Refused(enough)
        : await store.WriteAsync([$"question:{input.Id}"], (work, token) => VoteAsync(work, input, userId, caller, token), cancellationToken);

    private async Task<QuestionPayload> VoteAsync(IUnitOfWork work, QuestionVoteInput input, string userId, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Question>(input.Id, cancellationToken) is not { IsPublished: true } question || !access.CanSee(question.ProductId, caller))
        {
            return QuestionPayload.Refused(CatalogError.NotFound("question", "id"));
        }

        var answer = question.Answers.FirstOrDefault(known => known.Id == input.AnswerId && known.Status == ReviewStatus.Published);
        if (input.AnswerId is not null && answer is null)
        {
            return QuestionPayload.Refused(CatalogError.NotFound("answer", "answerId"));
        }

        if ((answer?.AuthorId ?? question.AuthorId) == userId)
        {
            return QuestionPayload.Refused(CatalogError.Forbidden("Nobody votes for what they wrote."));
        }

        var change = await HelpfulVote.SetAsync(work, answer?.Id ?? question.Id, userId, input.Helpful, cancellationToken);
        var voted = answer is null
            ? question with { HelpfulCount = question.HelpfulCount + change }
            : question.With(answer with { HelpfulCount = answer.HelpfulCount + change });
        if (change != 0)
        {
            work.Update(voted);
        }

        return QuestionPayload.Of(voted);
    }
}
