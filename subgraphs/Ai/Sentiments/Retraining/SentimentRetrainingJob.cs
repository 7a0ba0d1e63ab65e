using Microsoft.Extensions.Options;
using Octomart.AiSubgraph.Reviews;

namespace Octomart.AiSubgraph.Sentiments.Retraining;

/// <summary>Retrains at intervals, and has all reviews scored again when the model was replaced.</summary>
internal sealed partial class SentimentRetrainingJob(
    SentimentRetraining retraining, CurrentSentimentModel current, ReviewQueue queue, IOptions<AiOptions> options, TimeProvider clock, ILogger<SentimentRetrainingJob> log) : BackgroundService
{
    /// <summary>Leaves the start of the shop, and the first reading of its reviews, alone.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A shop that has no model of its own yet gets one as soon as its reviews teach something, not hours later.
        var pause = await current.IsShippedAsync(stoppingToken) ? FirstPause : options.Value.SentimentRetrainingInterval;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            var result = await RetrainAsync(stoppingToken);
            pause = result == RetrainingResult.TooFewReviews && RetryPause < options.Value.SentimentRetrainingInterval ? RetryPause : options.Value.SentimentRetrainingInterval;
        }
    }

    private async Task<RetrainingResult?> RetrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await retraining.RunAsync(cancellationToken);
            LogOutcome(outcome.Result, outcome.Before, outcome.After);
            if (outcome.Result == RetrainingResult.Replaced)
            {
                queue.EnqueueAll();
            }

            return outcome.Result;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Retraining of sentiment: {Result} (held-out accuracy {Before:0.000} before, {After:0.000} after).")]
    private partial void LogOutcome(RetrainingResult result, double before, double after);

    [LoggerMessage(LogLevel.Error, "Retraining of sentiment failed; the model in use stays.")]
    private partial void LogFailure(Exception failure);
}
