using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Webhooks;

public class WebhookTests
{
    [Fact]
    public async Task Delayed_payment_is_captured_when_its_webhook_arrives()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        Assert.Equal("PROCESSING", (await shop.StartAsync("sim_delayed_webhook", "k1")).Text("payment.status"));

        shop.Clock.Advance(TimeSpan.FromSeconds(6));

        await shop.ReachAsync(PaymentStatus.Captured);
        await shop.HearAsync<PaymentCaptured>(1);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Events_in_any_order_and_number_end_in_the_same_state()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_declined", "k1");
        await shop.StartAsync("sim_three_d_secure", "k2");
        await shop.AnswerChallengeAsync(approve: true);
        var reference = (await shop.PaymentAsync()).ProviderReference!;

        string[] types = ["charge.captured", "charge.requiresaction", "charge.requirespaymentmethod", "charge.cancelled"];
        var events = types.SelectMany((type, i) => Enumerable.Repeat(new SimulatedWebhook { Id = $"evt_{i}", Type = type, Reference = reference, DueAt = default }, 3)).ToList();
        foreach (var webhook in events.OrderByDescending(e => e.Id).ThenBy(e => e.Type).Concat(events))
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, webhook));
        }

        await shop.WorkAsync();
        Assert.Equal(PaymentStatus.Captured, (await shop.PaymentAsync()).Status);
        var ids = types.Select((_, i) => Octomart.Store.OpaqueId.From("whk", "Simulated", $"evt_{i}")).ToList();
        Assert.Equal(4, await shop.Store.Set<WebhookEvent>().CountAsync(e => e.State == WebhookState.Processed && ids.Contains(e.Id), CancellationToken.None));
        Assert.Single(shop.Events<PaymentCaptured>().Distinct());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Event_that_overtakes_the_answer_waits_for_it_and_one_that_belongs_to_nobody_is_put_aside()
    {
        await using var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:MaxWebhookTries", "3")]);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, new SimulatedWebhook { Id = "evt_1", Type = "charge.captured", Reference = "sch_unknown", DueAt = default }));

        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.WorkAsync();
            return await shop.Store.Set<WebhookEvent>().CountAsync(e => e.State == WebhookState.Unknown, CancellationToken.None) == 1;
        }, "the event put aside");
    }

    [Fact]
    public async Task Forged_stale_and_malformed_events_are_refused()
    {
        await using var shop = await PaymentShop.OpenAsync();
        var signature = shop.Subgraph.Services.GetRequiredService<SimulatedSignature>();
        const string body = """{"id":"evt_1","type":"charge.captured","reference":"sch_1"}""";
        var good = signature.Sign(body);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, "t=1,v1=00"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body.Replace("sch_1", "sch_2", StringComparison.Ordinal), good));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, "not json", signature.Sign("not json")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, "{}", signature.Sign("{}")));
        shop.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, good));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(shop, new string(' ', 300_000), good));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(shop, body, signature.Sign(body), "nobody"));
        Assert.Equal(0, await shop.Store.Set<WebhookEvent>().CountAsync(null, CancellationToken.None));
    }

    private static Task<HttpStatusCode> PostAsync(PaymentShop shop, SimulatedWebhook webhook)
    {
        var body = SimulatedSignature.Write(webhook);
        return PostAsync(shop, body, shop.Subgraph.Services.GetRequiredService<SimulatedSignature>().Sign(body));
    }

    private static async Task<HttpStatusCode> PostAsync(PaymentShop shop, string body, string? signature, string provider = "simulated")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{shop.Subgraph.Url}/webhooks/{provider}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(SimulatedSignature.Header, signature);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
