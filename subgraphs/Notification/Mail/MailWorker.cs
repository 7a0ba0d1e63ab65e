using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Octomart.NotificationSubgraph.Mail.Sending;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>
/// Sends what is in the outbox: lease, send, record. A process that dies in between leaves the lease to run out; the mail is then sent again under the
/// same Message-ID.
/// </summary>
internal sealed class MailWorker(
    IDocumentStore store, MailComposer composer, IMailSender sender, MailWaker waker, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailWorker> logger) : BackgroundService
{
    private const int BatchSize = 50;

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.Set<OutgoingMail>().ListAsync(
            new() { Where = mail => mail.State == MailState.Waiting && mail.DueAt <= now, OrderBy = mail => mail.DueAt, Limit = BatchSize }, cancellationToken);
        foreach (var mail in due)
        {
            if (await LeaseAsync(mail.Id, cancellationToken) is { } leased)
            {
                // What is sent is recorded, also when the service is being stopped: else it would be sent again.
                await RecordAsync(leased, await TrySendAsync(leased, cancellationToken), CancellationToken.None);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var wake = waker.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await Task.WhenAny(tick, wake);
                tick = tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
                wake = wake.IsCompleted ? waker.WaitAsync(stoppingToken) : wake;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "Looking for mail failed; it is tried again.");
                await Task.Delay(options.Value.PollInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes the mail; null when somebody else has it.</summary>
    private Task<OutgoingMail?> LeaseAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<OutgoingMail>(id, ct) is not { State: MailState.Waiting } mail || mail.DueAt > now)
        {
            return null;
        }

        var leased = mail with { DueAt = now + options.Value.Lease, Tries = mail.Tries + 1 };
        work.Update(leased);
        return leased;
    }, cancellationToken);

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    private async Task<MailOutcome> TrySendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            var composed = await composer.ComposeAsync(mail, cancellationToken);
            return composed.Message is { } message ? await sender.SendAsync(mail, message, cancellationToken) : composed.Outcome;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Mail {MailId} ({Kind}) failed.", mail.Id, mail.Kind);
            return MailOutcome.Later(error.Message);
        }
    }

    private Task RecordAsync(OutgoingMail leased, MailOutcome outcome, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        // Another process may have taken over after our lease ran out; then it has the last word.
        if (await work.FindAsync<OutgoingMail>(leased.Id, ct) is not { State: MailState.Waiting } mail || mail.Tries != leased.Tries)
        {
            return;
        }

        var isDead = outcome.Kind == MailOutcomeKind.Never || (outcome.Kind == MailOutcomeKind.Later && mail.Tries >= options.Value.MaxTries);
        if (isDead)
        {
            logger.LogError("Mail {MailId} ({Kind}) is put aside after {Tries} tries: {Error}", mail.Id, mail.Kind, mail.Tries, outcome.Error);
        }

        work.Update(outcome.Kind switch
        {
            MailOutcomeKind.Sent => mail with { State = MailState.Sent, Model = "{}", LastError = null },
            _ when isDead => mail with { State = MailState.Dead, LastError = outcome.Error },
            _ => mail with { DueAt = clock.GetUtcNow() + PauseAfter(mail.Tries), LastError = outcome.Error },
        });
    }, cancellationToken);

    [SuppressMessage("Security", "CA5394", Justification = "Spreads retries; nothing depends on it being unpredictable.")]
    private TimeSpan PauseAfter(int tries)
    {
        var pause = options.Value.FirstPause * Math.Pow(2, Math.Min(tries - 1, 30));
        return (pause < options.Value.LongestPause ? pause : options.Value.LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
