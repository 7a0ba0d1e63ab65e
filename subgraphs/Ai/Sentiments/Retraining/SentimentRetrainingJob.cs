using Microsoft.Extensions.Options;
using Octomart.AiSubgraph.Reviews;

namespace Octomart.AiSubgraph.Sentiments.Retraining;

/// <summary>Retrains at intervals, and has all reviews scored again when the model was replaced.</summary>
internal sealed partial class SentimentRetrainingJob(
    SentimentRetraining retraining, ReviewQueue queue, IOptions<AiOptions> options, TimeProvider clock, ILogger<SentimentRetrainingJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SentimentRetrainingInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var outcome = await retraining.RunAsync(stoppingToken);
                LogOutcome(outcome.Result, outcome.Before, outcome.After);
                if (outcome.Result == RetrainingResult.Replaced)
                {
                    queue.EnqueueAll();
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Retraining of sentiment: {Result} (held-out accuracy {Before:0.000} before, {After:0.000} after).")]
    private partial void LogOutcome(RetrainingResult result, double before, double after);

    [LoggerMessage(LogLevel.Error, "Retraining of sentiment failed; the model in use stays.")]
    private partial void LogFailure(Exception failure);
}
