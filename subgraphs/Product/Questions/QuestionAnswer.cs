using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>An answer to be given.</summary>
/// <param name="Id">To which question.</param>
/// <param name="Body">Plain text, 1 to 2,000 characters, in the place of what you answered before.</param>
internal sealed record QuestionAnswerInput(string Id, string Body);

[MutationRoot]
internal sealed class QuestionAnswer(IDocumentStore store, CatalogueIndex index, ProductAccess access, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    private const int MaxBody = 2000;

    /// <summary>Answers a question: for who sells the product, who has bought it, and the shop. One answer each, which you may change.</summary>
    /// <param name="input">The answer.</param>
    [Authenticated]
    public async Task<QuestionPayload?> QuestionAnswerAsync(QuestionAnswerInput input, Caller caller, CancellationToken cancellationToken) =>
        caller.UserId is not { } userId ? QuestionPayload.Refused(CatalogError.Forbidden("Only people answer."))
        : input.Body.Trim().Length is 0 or > MaxBody ? QuestionPayload.Refused(CatalogError.Invalid($"An answer has 1 to {MaxBody} characters.", "body"))
        : limits.Refuse(caller, LimitedAction.Answer) is { } enough ? QuestionPayload.Refused(enough)
        : await store.WriteAsync([$"question:{input.Id}"], (work, token) => AnswerAsync(work, input, userId, caller, token), cancellationToken);

    private async Task<QuestionPayload> AnswerAsync(IUnitOfWork work, QuestionAnswerInput input, string userId, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Question>(input.Id, cancellationToken) is not { IsPublished: true } question || !access.CanSee(question.ProductId, caller))
        {
            return QuestionPayload.Refused(CatalogError.NotFound("question", "id"));
        }

        if (await RoleAsync(work, question, userId, caller, cancellationToken) is not var (role, sellerId))
        {
            return QuestionPayload.Refused(CatalogError.Forbidden("Who sells the product or has bought it here can answer."));
        }

        var now = clock.GetUtcNow();
        var id = Answer.IdOf(question.Id, userId);
        var known = question.Answers.FirstOrDefault(answer => answer.Id == id);
        if (known is null && question.Answers.Length >= Question.MaxAnswers)
        {
            return QuestionPayload.Refused(CatalogError.Invalid($"A question has {Question.MaxAnswers} answers at most."));
        }

        var status = known?.Status == ReviewStatus.Rejected || moderators.Holds(input.Body) ? ReviewStatus.Pending : ReviewStatus.Published;
        var answer = known is null
            ? new Answer(id, userId, role, sellerId, input.Body.Trim(), status, 0, now)
            : known with { Role = role, SellerId = sellerId, Body = input.Body.Trim(), Status = status, EditedAt = now };
        var answered = question.With(answer);
        work.Update(answered);
        if (known is null && status == ReviewStatus.Published)
        {
            work.Publish(answered.ToEvent(answer, now));
        }

        return QuestionPayload.Of(answered);
    }

    // Who sells it speaks as the seller, even after having bought it.
    private async Task<(AnswererRole Role, string? SellerId)?> RoleAsync(IUnitOfWork work, Question question, string userId, Caller caller, CancellationToken cancellationToken) =>
        index.Find(question.ProductId) is { } product && caller.SellerIds.FirstOrDefault(product.IsOfferedBy) is { } sellerId ? (AnswererRole.Seller, sellerId)
        : caller.IsAdmin ? (AnswererRole.Shop, null)
        : await work.FindAsync<Purchase>(Purchase.IdOf(question.ProductId, userId), cancellationToken) is not null ? (AnswererRole.Buyer, null)
        : null;
}

/// <summary>What others hear of answers.</summary>
internal static class AnswerEvents
{
    public static QuestionAnswered ToEvent(this Question question, Answer answer, DateTimeOffset at) =>
        new(question.Id, answer.Id, question.ProductId, question.AuthorId, answer.AuthorId, $"{answer.Role}".ToUpperInvariant(), answer.Body, at);
}
