using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Reviews;
using Octomart.AiSubgraph.Sentiments.Training;
using Octomart.Store;

namespace Octomart.AiSubgraph.Sentiments.Retraining;

/// <summary>
/// Learns from the shop's own stars: four and five are pleased, one and two are not. A fifth of the reviews is held out, and the new model
/// goes into service only if it is no worse on them than the one in use.
/// </summary>
internal sealed class SentimentRetraining(IDocumentStore store, CurrentSentimentModel current, TimeProvider clock)
{
    /// <summary>Fewer teach nothing that lasts.</summary>
    public const int FewestReviews = 200;

    /// <summary>As many of each kind must be held out, or the comparison says nothing.</summary>
    private const int FewestHeldOutOfAKind = 10;

    public async Task<RetrainingOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var (training, heldOut) = await SplitAsync(cancellationToken);
        if (training.Count + heldOut.Count < FewestReviews
            || heldOut.Count(r => r.Label) < FewestHeldOutOfAKind || heldOut.Count(r => !r.Label) < FewestHeldOutOfAKind)
        {
            return new RetrainingOutcome(RetrainingResult.TooFewReviews, 0, 0);
        }

        var before = SentimentAccuracy.Balanced(await current.GetAsync(cancellationToken), heldOut);
        var version = $"sentiment-shop-{clock.GetUtcNow():yyyyMMddHHmmss}";
        var shop = SentimentTrainer.Train(training, version);
        var candidate = new BlendedSentimentModel(ShippedSentimentModel.Load(), shop);
        var after = SentimentAccuracy.Balanced(candidate, heldOut);
        if (after < before)
        {
            return new RetrainingOutcome(RetrainingResult.NoBetter, before, after);
        }

        await SaveAsync(shop, after, training.Count, cancellationToken);
        current.Replace(candidate);
        return new RetrainingOutcome(RetrainingResult.Replaced, before, after);
    }

    private async Task<(List<LabelledSentence> Training, List<LabelledSentence> HeldOut)> SplitAsync(CancellationToken cancellationToken)
    {
        var training = new List<LabelledSentence>();
        var heldOut = new List<LabelledSentence>();
        await foreach (var review in store.Set<ReviewEntry>().AllAsync(cancellationToken, r => r.Rating != 3))
        {
            // By id, so that a review stays on its side from one training to the next.
            var target = review.Id.Sum(c => c) % 5 == 4 ? heldOut : training;
            target.Add(new LabelledSentence { Text = $"{review.Title} {review.Body}", Label = review.Rating > 3 });
        }

        return (training, heldOut);
    }

    private Task SaveAsync(SentimentModel shop, double accuracy, int reviews, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        shop.Save(bytes);
        var model = new ShopSentimentModel
        {
            Id = ShopSentimentModel.TheId,
            ModelVersion = shop.Version,
            Model = bytes.ToArray(),
            HeldOutAccuracy = accuracy,
            ReviewsUsed = reviews,
        };
        return store.WriteAsync(async (work, ct) =>
        {
            if (await work.FindAsync<ShopSentimentModel>(model.Id, ct) is { } old)
            {
                work.Update(old with { ModelVersion = model.ModelVersion, Model = model.Model, HeldOutAccuracy = accuracy, ReviewsUsed = reviews });
            }
            else
            {
                work.Insert(model);
            }
        }, cancellationToken);
    }
}

/// <summary>What came of a training, with the balanced accuracies on held-out reviews of the model before and of the new one.</summary>
internal sealed record RetrainingOutcome(RetrainingResult Result, double Before, double After);

/// <summary>Whether the model was replaced.</summary>
internal enum RetrainingResult
{
    TooFewReviews,
    NoBetter,
    Replaced,
}
