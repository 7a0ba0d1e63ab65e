using System.Collections.Immutable;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>
/// Whatever happens to a review passes here once in its unit of work: the product's stars and newest reviews follow, and others
/// hear that it is visible, changed or gone. Stars are counted up and down, never over: all writers of a product meet at its summary.
/// </summary>
internal sealed class ReviewLedger(ProductRecorder recorder)
{
    /// <summary>Writes the review as it will be.</summary>
    /// <param name="before">As it is stored; null for a new one.</param>
    public async Task<Review> WriteAsync(IUnitOfWork work, Product product, ProductSummary summary, Review? before, Review after, CancellationToken cancellationToken)
    {
        work.Save(after);

        if (before is null && after.IsPublished)
        {
            work.Publish(after.ToEvent());
            recorder.Record(work, product, summary.WithReview(after));
        }
        else if (before is not null && (before.IsPublished || after.IsPublished))
        {
            Announce(work, before, after);
            await CountAsync(work, product, summary, before, after, cancellationToken);
        }

        return after;
    }

    /// <summary>Takes a published review out of the store, and out of everything that follows from it.</summary>
    public async Task DeleteAsync(IUnitOfWork work, Product product, ProductSummary summary, Review review, CancellationToken cancellationToken)
    {
        var gone = review with { Status = ReviewStatus.Rejected };
        work.Delete(review);
        Announce(work, review, gone);
        await CountAsync(work, product, summary, review, gone, cancellationToken);
    }

    private static void Announce(IUnitOfWork work, Review before, Review after)
    {
        if (!after.IsPublished)
        {
            work.Publish(new ReviewWithdrawn(after.Id, after.ProductId));
        }
        else if (!before.IsPublished || before.ToEvent() != after.ToEvent())
        {
            work.Publish(after.ToEvent());
        }
    }

    private async Task CountAsync(IUnitOfWork work, Product product, ProductSummary summary, Review before, Review after, CancellationToken cancellationToken)
    {
        if (before.IsPublished == after.IsPublished && before.Rating == after.Rating)
        {
            return;
        }

        var changed = before.IsPublished ? summary.WithStars(before.Rating, -1) : summary;
        changed = after.IsPublished ? changed.WithStars(after.Rating, 1) : changed;
        if (before.IsPublished != after.IsPublished)
        {
            changed = changed with { LatestReviews = await LatestAsync(work, after, cancellationToken) };
        }

        recorder.Record(work, product, changed);
    }

    // One that comes back has its old place, and one that goes makes room for another.
    private static async Task<ImmutableArray<Latest>> LatestAsync(IUnitOfWork work, Review after, CancellationToken cancellationToken)
    {
        var newest = await work.ListAsync(
            new DocumentQuery<Review>
            {
                Where = review => review.ProductId == after.ProductId && review.Status == ReviewStatus.Published,
                OrderBy = review => review.CreatedAt,
                Descending = true,
                Limit = Latest.Most + 1,
            },
            cancellationToken);
        return Latest.Of(newest.Where(review => review.Id != after.Id).Concat(after.IsPublished ? [after] : []).Select(review => review.AsLatest));
    }
}
