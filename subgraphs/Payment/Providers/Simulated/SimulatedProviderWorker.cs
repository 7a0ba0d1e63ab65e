using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>The part of the simulated provider that acts by itself: settles delayed charges and delivers events over HTTP, at least once.</summary>
internal sealed class SimulatedProviderWorker(
    IDocumentStore store, SimulatedProvider provider, SimulatedSignature signature, IHttpClientFactory http, IServer server, IHostApplicationLifetime lifetime,
    IOptions<SimulatedOptions> simulated, IOptions<PaymentOptions> payment, TimeProvider clock, ILogger<SimulatedProviderWorker> logger) : BackgroundService
{
    public const string HttpClientName = "simulated-provider";

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await provider.SettleDueAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await store.Set<SimulatedWebhook>().ListAsync(new() { Where = w => w.DueAt <= now, OrderBy = w => w.DueAt, Limit = 100 }, cancellationToken);
        foreach (var webhook in due)
        {
            await RecordAsync(webhook, await TryDeliverAsync(webhook, cancellationToken), cancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Events go to our own endpoint, which listens only once the application has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var timer = new PeriodicTimer(payment.Value.PollInterval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "The simulated provider stumbled; it goes on.");
            }
        }
    }

    private async Task<bool> TryDeliverAsync(SimulatedWebhook webhook, CancellationToken cancellationToken)
    {
        var body = SimulatedSignature.Write(webhook);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address()) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(SimulatedSignature.Header, signature.Sign(body));
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("The simulated provider could not deliver {EventId}: {Reason}", webhook.Id, error.Message);
            return false;
        }
    }

    private Task RecordAsync(SimulatedWebhook webhook, bool isDelivered, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        if (await work.FindAsync<SimulatedWebhook>(webhook.Id, ct) is not { } current)
        {
            return;
        }

        if (isDelivered)
        {
            work.Delete(current);
        }
        else
        {
            work.Update(current with { Tries = current.Tries + 1, DueAt = clock.GetUtcNow() + payment.Value.PauseAfter(current.Tries) });
        }
    }, cancellationToken);

    private Uri Address()
    {
        if (simulated.Value.WebhookUrl is { } configured)
        {
            return new Uri(configured);
        }

        var own = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? throw new InvalidOperationException("This service listens nowhere.");
        return new Uri(new Uri(own.Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal)), "/webhooks/simulated");
    }
}
