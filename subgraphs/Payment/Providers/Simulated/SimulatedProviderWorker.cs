using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>The part of the simulated provider that acts by itself: settles delayed charges and delivers events over HTTP, at least once.</summary>
internal sealed class SimulatedProviderWorker(
    IDocumentStore store, SimulatedProvider provider, SimulatedSignature signature, IHttpClientFactory http, IServer server, IHostApplicationLifetime lifetime,
    IOptions<SimulatedOptions> simulated, IOptions<PaymentOptions> payment, TimeProvider clock, ILogger<SimulatedProviderWorker> logger) : BackgroundService
{
    public const string HttpClientName = "simulated-provider";

    private const int AtOnce = 8;

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await provider.SettleDueAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await store.Set<SimulatedWebhook>().ListAsync(new() { Where = w => w.DueAt <= now, OrderBy = w => w.DueAt, Limit = 100 }, cancellationToken);
        var delivered = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (webhook, ct) => delivered[webhook.Id] = await TryDeliverAsync(webhook, ct));
        if (!delivered.IsEmpty)
        {
            await RecordAsync(delivered, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Events go to our own endpoint, which listens only once the application has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await clock.RepeatAsync(
            payment.Value.PollInterval, RunOnceAsync, error => logger.LogError(error, "The simulated provider stumbled; it goes on."), stoppingToken);
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

    private Task RecordAsync(IReadOnlyDictionary<string, bool> delivered, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        foreach (var webhook in (await work.FindManyAsync<SimulatedWebhook>([.. delivered.Keys], ct)).Values)
        {
            if (delivered[webhook.Id])
            {
                work.Delete(webhook);
            }
            else
            {
                work.Update(webhook with { Tries = webhook.Tries + 1, DueAt = clock.GetUtcNow() + payment.Value.PauseAfter(webhook.Tries) });
            }
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
