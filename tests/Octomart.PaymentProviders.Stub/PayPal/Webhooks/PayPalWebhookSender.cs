using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Octomart.PaymentProviders.Stub.OpenApi;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.PayPal.Webhooks;

/// <summary>Remembers every event, and posts them: once or several times, at once or when asked, in any order.</summary>
internal sealed class PayPalWebhookSender(
    PayPalStubOptions options, PayPalSignature signature, IServer server, IHttpClientFactory clients, TimeProvider clock, ILogger<PayPalWebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private readonly Channel<PayPalEvent> _due = Channel.CreateUnbounded<PayPalEvent>();
    private int _made;
    private int _sent;

    public PayPalSignature Signature => signature;

    /// <summary>All that happened, in order.</summary>
    public ConcurrentQueue<PayPalEvent> Events { get; } = new();

    /// <summary>Where the certificate would be.</summary>
    public string CertUrl => $"{server.Features.Get<IServerAddressesFeature>()!.Addresses.First()}{PayPalStub.BasePath}/v1/notifications/certs/CERT-stub";

    /// <summary>Makes events of what happened. Those that are not held are posted before this returns, or soon.</summary>
    public async Task TellAsync(IEnumerable<(string Type, string ResourceType, JsonObject Resource)> news)
    {
        foreach (var (type, resourceType, resource) in news)
        {
            Check(resourceType, resource);
            var message = PayPalEvent.Of($"WH-{Interlocked.Increment(ref _made)}", type, resourceType, resource, clock.GetUtcNow());
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
    public async Task<HttpStatusCode?> PostAsync(PayPalEvent message, CancellationToken cancellationToken)
    {
        HttpStatusCode? status = null;
        for (var i = 0; i < options.Repeat && options.WebhookUrl is not null; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"stub-{Interlocked.Increment(ref _sent)}");
            status = await PostAsync(message.Body, signature.Of(message.Body, id, clock.GetUtcNow(), CertUrl), cancellationToken);
        }

        return status;
    }

    /// <summary>Posts any body with any headers, as a forger may.</summary>
    public async Task<HttpStatusCode> PostAsync(string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

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

    /// <summary>PayPal tries again for three days; here it is for minutes.</summary>
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
            // The end: what was not posted is lost, as it may be with PayPal.
        }
    }

    private async Task TryAsync(PayPalEvent message, CancellationToken stoppingToken)
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

    private static void Check(string resourceType, JsonObject resource) => Check(resourceType switch
    {
        "checkout-order" => ("/v2/checkout/", "order"),
        "capture" => ("/v2/payments/", "capture-2"),
        _ => ("/v2/payments/", "refund"),
    }, JsonSerializer.SerializeToElement(resource));

    private static void Check(PayPalEvent message) => Check(("/v1/", "event"), JsonDocument.Parse(message.Body).RootElement);

    private static void Check((string Path, string Schema) kind, JsonElement value)
    {
        if (PayPalSpec.Of(kind.Path) is { } spec && new JsonCheck(spec).Object(kind.Schema, value) is { } complaint)
        {
            throw new InvalidOperationException($"The stub's own event is not as PayPal's document says: {complaint}.");
        }
    }
}
