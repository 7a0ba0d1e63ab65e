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

/// <summary>A question to be asked.</summary>
/// <param name="ProductId">About what.</param>
/// <param name="Body">Plain text, 1 to 1,000 characters.</param>
internal sealed record QuestionAskInput(string ProductId, string Body);

[MutationRoot]
internal sealed class QuestionAsk(
    IDocumentStore store, ProductRecorder recorder, ProductAccess access, LateProductsLoader late, Moderators moderators, UserLimits limits, TimeProvider clock)
{
    private const int MaxBody = 1000;

    /// <summary>Asks about a product in public. Who sells it and who has bought it can answer. Some questions are shown once a moderator has seen them.</summary>
    /// <param name="input">The question.</param>
    [Authenticated]
    public async Task<QuestionPayload?> QuestionAskAsync(QuestionAskInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return QuestionPayload.Refused(CatalogError.Forbidden("Only people ask."));
        }

        if (input.Body.Trim().Length is 0 or > MaxBody)
        {
            return QuestionPayload.Refused(CatalogError.Invalid($"A question has 1 to {MaxBody} characters.", "body"));
        }

        await late.Of(input.ProductId).GetResultAsync(cancellationToken);
        return !access.CanSee(input.ProductId, caller) ? QuestionPayload.Refused(CatalogError.NotFound("product", "productId"))
            : limits.Refuse(caller, LimitedAction.Question) is { } enough ? QuestionPayload.Refused(enough)
            : await store.WriteAsync([$"product:{input.ProductId}"], (work, token) => AskAsync(work, input, userId, token), cancellationToken);
    }

    private async Task<QuestionPayload> AskAsync(IUnitOfWork work, QuestionAskInput input, string userId, CancellationToken cancellationToken)
    {
        if (!(await ProductRecorder.ReadAsync(work, [input.ProductId], cancellationToken)).TryGetValue(input.ProductId, out var found))
        {
            return QuestionPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        var isHeld = moderators.Holds(input.Body);
        var question = new Question
        {
            // A form that is sent twice is one question.
            Id = OpaqueId.From("qst", input.ProductId, userId, input.Body.Trim()),
            ProductId = input.ProductId,
            AuthorId = userId,
            Body = input.Body.Trim(),
            Status = isHeld ? ReviewStatus.Pending : ReviewStatus.Published,
            NeedsModeration = isHeld,
            CreatedAt = clock.GetUtcNow(),
        };
        if (await work.FindAsync<Question>(question.Id, cancellationToken) is { } known)
        {
            return QuestionPayload.Of(known);
        }

        work.Insert(question);
        if (!isHeld)
        {
            work.Publish(new QuestionAsked(question.Id, question.ProductId, found.Product.SellerId, userId, question.Body, question.CreatedAt));
            recorder.Record(work, found.Product, found.Summary.WithQuestion(question), publish: false);
        }

        return QuestionPayload.Of(question);
    }
}
