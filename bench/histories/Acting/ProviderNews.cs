using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.Histories.Bench.Acting;

/// <summary>What the payment provider and Payment have told before, told again.</summary>
internal sealed class ProviderNews(HistoryShop shop)
{
    private static readonly string[] Kinds = ["captured", "requirespaymentmethod", "authorized", "captured"];

    /// <summary>Webhooks of every kind for its charge, and the events that have been sent of its payment, once more and in any order.</summary>
    public async Task RepeatAsync(string orderId, Random random)
    {
        if (await shop.Stores.ReadAsync("payment", "payments", $"body ->> '$.orderId' = '{orderId}'") is not [var payment])
        {
            return;
        }

        var (paymentId, reference) = (payment.Text("id"), payment.TryGetProperty("providerReference", out var known) ? known.GetString() : null);
        List<Func<Task>> news = [.. from type in Kinds where reference is not null select (Func<Task>)(() => PostAsync($"charge.{type}", reference!))];
        var amount = payment.At("captured");
        if (amount.At("minorUnits").GetInt64() > 0)
        {
            news.Add(() => PublishAsync(new PaymentCaptured(paymentId, orderId, new Money(amount.At("minorUnits").GetInt64(), amount.Text("currency")), shop.Clock.GetUtcNow())));
        }

        if (payment.TryGetProperty("attempts", out var attempts) && attempts.EnumerateArray().Any(attempt => attempt.TryGetProperty("declineCode", out var code) && code.ValueKind == JsonValueKind.String))
        {
            news.Add(() => PublishAsync(new PaymentFailed(paymentId, orderId, "CARD_DECLINED", shop.Clock.GetUtcNow())));
        }

        var order = news.ToArray();
        random.Shuffle(order);
        foreach (var send in order)
        {
            await send();
        }
    }

    private async Task PostAsync(string type, string reference)
    {
        var body = JsonSerializer.Serialize(new { id = GoodClient.NewKey(), type, reference });
        var seconds = shop.Clock.GetUtcNow().ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(HistoryShop.WebhookSecret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.UrlOf("payment"), "/webhooks/simulated")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Simulated-Signature", $"t={seconds},v1={Convert.ToHexStringLower(hash)}");
        using var response = await http.SendAsync(request);

        // Refused when the clock has run on meanwhile: as good as lost.
        if (!response.IsSuccessStatusCode && response.StatusCode != System.Net.HttpStatusCode.BadRequest)
        {
            throw new InvalidOperationException($"The webhook was answered with {response.StatusCode}.");
        }
    }

    private Task PublishAsync<TEvent>(TEvent message) where TEvent : class => shop.StoreOf("payment").WriteAsync((work, _) =>
    {
        work.Publish(message);
        return Task.CompletedTask;
    }, CancellationToken.None);
}
