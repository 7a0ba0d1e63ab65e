using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Octomart.PaymentProviders.Stub.OpenApi;

namespace Octomart.PaymentProviders.Stub.Stripe.Webhooks;

/// <summary>Remembers every event, and posts them: once or several times, at once or when asked, in any order.</summary>
internal sealed class WebhookSender(StripeStubOptions options, IHttpClientFactory clients, TimeProvider clock, ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private readonly Channel<StripeEvent> _due = Channel.CreateUnbounded<StripeEvent>();
    private int _made;

    /// <summary>All that happened, in order.</summary>
    public ConcurrentQueue<StripeEvent> Events { get; } = new();

    /// <summary>Makes events of what happened. Those that are not held are posted before this returns, or soon.</summary>
    public async Task TellAsync(IEnumerable<(string Type, JsonObject Object)> news, StripeRequest? cause)
    {
        foreach (var (type, thing) in news)
        {
            var message = StripeEvent.Of($"evt_{Interlocked.Increment(ref _made)}", type, thing, cause, clock.GetUtcNow());
            Check(message);
            Events.Enqueue(message);
            if (options.Delivery == WebhookDelivery.BeforeAnswer)
            {
                await PostAsync(message, CancellationToken.None);
            }
            else if (options.Delivery == WebhookDelivery.AfterAnswer)
            {
                _due.Writer.TryWrite(message);
            }
        }
    }

    /// <summary>Posts an event now, as often as is set; the answer to the last time, 502 when nobody is there, null when nobody is to be told.</summary>
    public async Task<HttpStatusCode?> PostAsync(StripeEvent message, CancellationToken cancellationToken)
    {
        HttpStatusCode? status = null;
        for (var i = 0; i < options.Repeat && options.WebhookUrl is not null; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new StringContent(message.Body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(StripeSignature.Header, StripeSignature.Of(message.Body, clock.GetUtcNow(), options.WebhookSecrets));
            status = await SendAsync(request, cancellationToken);
        }

        return status;
    }

    /// <summary>Stripe tries again for days; here it is for minutes.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var message in _due.Reader.ReadAllAsync(stoppingToken))
            {
                await TryAsync(message, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end: what was not posted is lost, as it may be with Stripe.
        }
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await clients.CreateClient().SendAsync(request, cancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException error)
        {
            logger.LogWarning("{Url} could not be reached: {Error}", options.WebhookUrl, error.Message);
            return HttpStatusCode.BadGateway;
        }
    }

    private async Task TryAsync(StripeEvent message, CancellationToken stoppingToken)
    {
        foreach (var pause in Pauses)
        {
            if (await PostAsync(message, stoppingToken) is null or HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(pause, clock, stoppingToken);
        }

        logger.LogError("{Event} was not taken.", message.Id);
    }

    private static void Check(StripeEvent message)
    {
        if (StripeSpec.Instance is { } spec && new AnswerCheck(spec).Complain("event", JsonDocument.Parse(message.Body).RootElement) is { } complaint)
        {
            throw new InvalidOperationException($"The stub's own event is not as Stripe's document says: {complaint}.");
        }
    }
}
