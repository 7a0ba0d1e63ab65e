using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>Keeps what shoppers can read, and has it scored.</summary>
internal sealed class KeepReview(ReviewQueue queue) : IMessageHandler<ReviewPublished>
{
    public async Task HandleAsync(ReviewPublished message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<ReviewEntry>(message.ReviewId, cancellationToken);
        if (known is null)
        {
            work.Insert(ReviewEntry.Of(message));
        }
        else
        {
            // Without a model version: its text may have changed, so it is scored again.
            work.Update(known with { Rating = message.Rating, Title = message.Title, Body = message.Body, ModelVersion = "", Sentences = [] });
        }

        work.AfterCommit(() => queue.Enqueue(message.ReviewId));
    }
}

/// <summary>Forgets what shoppers can no longer read.</summary>
internal sealed class ForgetReview : IMessageHandler<ReviewWithdrawn>
{
    public async Task HandleAsync(ReviewWithdrawn message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<ReviewEntry>(message.ReviewId, cancellationToken) is { } review)
        {
            work.Delete(review);
        }
    }
}
