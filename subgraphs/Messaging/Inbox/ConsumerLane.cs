using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Octomart.Store;

namespace Octomart.Messaging.Inbox;

/// <summary>
/// One consumer's queue: messages one after the other, in the order of their commits. A message that fails steps aside and
/// comes again after a pause, so that it does not hold up the others; after the last attempt it is a dead letter.
/// </summary>
internal sealed class ConsumerLane(
    MessageHandlerRegistration handler, MessageProcessor processor, MessagingOptions options, TimeProvider clock, ILogger logger, Func<Delivery, Task> onFinished)
{
    private readonly Channel<(Delivery Delivery, int Attempt)> _queue = Channel.CreateUnbounded<(Delivery, int)>(new() { SingleReader = true });

    public void Enqueue(Delivery delivery) => _queue.Writer.TryWrite((delivery, 1));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = TakeBatch();
                if (batch.Count > 1 && await TryHandleTogetherAsync(batch, cancellationToken))
                {
                    continue;
                }

                foreach (var (delivery, attempt) in batch)
                {
                    if (await TryHandleAsync(delivery, attempt, cancellationToken))
                    {
                        await onFinished(delivery);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what is queued is sent again by its publisher.
        }
    }

    private List<(Delivery Delivery, int Attempt)> TakeBatch()
    {
        var batch = new List<(Delivery, int)>();
        while (batch.Count < handler.BatchSize && _queue.Reader.TryRead(out var next))
        {
            batch.Add(next);
        }

        return batch;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failure among several is found by handling them one by one.")]
    private async Task<bool> TryHandleTogetherAsync(List<(Delivery Delivery, int Attempt)> batch, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = LimitTime(cancellationToken);
            await processor.HandleManyAsync(handler, [.. batch.Select(item => item.Delivery.Message)], limit.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug(error, "{Consumer} failed on a batch of {Count} messages; they are handled one by one.", handler.Consumer, batch.Count);
            return false;
        }

        foreach (var (delivery, _) in batch)
        {
            await onFinished(delivery);
        }

        return true;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: a handler's failure is retried, then put aside and logged.")]
    private async Task<bool> TryHandleAsync(Delivery delivery, int attempt, CancellationToken cancellationToken)
    {
        using var activity = MessagingTracing.StartProcess(handler, delivery.Message);
        try
        {
            using var limit = LimitTime(cancellationToken);
            await processor.HandleAsync(handler, delivery.Message, limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            MessagingTracing.Fail(activity, error);

            // Others held the documents: that is no fault of the message, and it ends. A replica that was killed in a commit may hold them for a minute.
            if (error is StoreConflictException || (attempt < options.MaxAttempts && error is not JsonException))
            {
                var message = delivery.Message;
                logger.LogWarning(error, "{Consumer} failed on {MessageType} {MessageId}, attempt {Attempt}.", handler.Consumer, message.Type, message.Id, attempt);
                _ = ComeAgainAsync(delivery, attempt, cancellationToken);
                return false;
            }

            return await TryPutAsideAsync(delivery, error, attempt, cancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "If the store fails too, the publisher sends the message again later.")]
    private async Task<bool> TryPutAsideAsync(Delivery delivery, Exception error, int attempt, CancellationToken cancellationToken)
    {
        var message = delivery.Message;
        try
        {
            await processor.PutAsideAsync(handler, message, error, attempt, cancellationToken);
            logger.LogError(
                error, "{Consumer} gave up on {MessageType} {MessageId} after {Attempt} attempts; it is a dead letter now.", handler.Consumer, message.Type, message.Id, attempt);
            return true;
        }
        catch (Exception storeError) when (storeError is not OperationCanceledException)
        {
            logger.LogError(storeError, "The dead letter for {MessageId} could not be stored.", message.Id);
            _ = ComeAgainAsync(delivery, attempt, cancellationToken);
            return false;
        }
    }

    // A handler that hangs would hold up all messages behind it.
    private LinkedTimeout LimitTime(CancellationToken cancellationToken) => new(options.HandlerTimeout, clock, cancellationToken);

    private async Task ComeAgainAsync(Delivery delivery, int attempt, CancellationToken cancellationToken)
    {
        await Task.Delay(PauseAfter(attempt), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _queue.Writer.TryWrite((delivery, attempt + 1));
    }

    [SuppressMessage("Security", "CA5394", Justification = "Spreads retries; nothing depends on it being unpredictable.")]
    private TimeSpan PauseAfter(int attempt)
    {
        var pause = options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        return (pause < options.MaxRetryDelay ? pause : options.MaxRetryDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
