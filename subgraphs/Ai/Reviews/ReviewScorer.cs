using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Sentiments;
using Octomart.Store;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>Scores reviews in the background, so that neither events nor page views wait for the model.</summary>
internal sealed partial class ReviewScorer(
    IDocumentStore store, ReviewQueue queue, CurrentSentimentModel current, ILogger<ReviewScorer> log) : BackgroundService
{
    private const int BatchSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        queue.EnqueueAll();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ids = await queue.TakeAsync(BatchSize, stoppingToken);
                await ScoreAsync([.. ids.OfType<string>().Distinct()], stoppingToken);
                if (ids.Contains(null))
                {
                    await ScoreStaleAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The reviews stay unscored until the next start, retraining or change; the pages go without their sentiment.
                LogFailure(failure);
            }
        }
    }

    private async Task ScoreStaleAsync(CancellationToken cancellationToken)
    {
        var stale = new List<string>();
        var version = await current.VersionAsync(cancellationToken);
        await foreach (var review in store.Set<ReviewEntry>().AllAsync(cancellationToken))
        {
            if (review.ModelVersion != version)
            {
                stale.Add(review.Id);
            }
        }

        foreach (var batch in stale.Chunk(BatchSize))
        {
            await ScoreAsync(batch, cancellationToken);
        }
    }

    private async Task ScoreAsync(string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            return;
        }

        var model = await current.GetAsync(cancellationToken);
        await store.WriteAsync(async (work, ct) =>
        {
            foreach (var review in (await work.FindManyAsync<ReviewEntry>(ids, ct)).Values)
            {
                if (review.ModelVersion != model.Version)
                {
                    work.Update(ReviewScoring.Score(review, model));
                }
            }
        }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Scoring reviews failed.")]
    private partial void LogFailure(Exception failure);
}
