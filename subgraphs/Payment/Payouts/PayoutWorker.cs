using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Plans payouts, makes those that are due, and follows those that are on their way.</summary>
internal sealed class PayoutWorker(PayoutRun run, PayoutDesk desk, IOptions<PaymentOptions> options, TimeProvider clock, ILogger<PayoutWorker> logger) : BackgroundService
{
    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await run.PlanAsync(cancellationToken);
        foreach (var balance in await run.DueAsync(cancellationToken))
        {
            await TryAsync(balance.Id, () => run.PayAsync(balance, cancellationToken), cancellationToken);
        }

        foreach (var payout in await run.OnTheirWayAsync(cancellationToken))
        {
            await TryAsync(payout.Id, () => desk.SendAsync(payout, cancellationToken), cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => clock.RepeatAsync(
        options.Value.PollInterval, RunOnceAsync, error => logger.LogError(error, "Paying sellers failed; it is tried again."), stoppingToken);

    /// <summary>One that fails does not hold up the others.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    private async Task TryAsync(string id, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            logger.LogError(error, "Paying {Id} failed; it is tried again.", id);
        }
    }
}
