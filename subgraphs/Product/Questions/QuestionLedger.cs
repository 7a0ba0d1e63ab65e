using System.Collections.Immutable;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>
/// A question that comes into sight or goes out of it passes here in its unit of work: the product's count and newest questions follow, and others hear of
/// one that is new to them.
/// </summary>
internal sealed class QuestionLedger(ProductRecorder recorder)
{
    /// <summary>Writes the question as it will be.</summary>
    public async Task<Question> WriteAsync(IUnitOfWork work, Question before, Question after, CancellationToken cancellationToken)
    {
        work.Update(after);
        if (before.IsPublished != after.IsPublished && (await ProductRecorder.ReadAsync(work, [after.ProductId], cancellationToken)).TryGetValue(after.ProductId, out var found))
        {
            var latest = await LatestAsync(work, after, cancellationToken);
            var summary = found.Summary with { QuestionCount = found.Summary.QuestionCount + (after.IsPublished ? 1 : -1), LatestQuestions = latest };
            recorder.Record(work, found.Product, summary, publish: false);
            if (after.IsPublished)
            {
                work.Publish(new QuestionAsked(after.Id, after.ProductId, found.Product.SellerId, after.AuthorId, after.Body, after.CreatedAt));
            }
        }

        return after;
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
