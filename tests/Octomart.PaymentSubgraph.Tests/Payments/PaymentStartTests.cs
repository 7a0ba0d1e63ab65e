using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.PaymentSubgraph.Tests.Payments;

public class PaymentStartTests
{
    [Fact]
    public async Task Success_captures_and_tells_order()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payload = await shop.StartAsync("sim_success", "k1");

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(("CAPTURED", 10001, 10001), (payload.Text("payment.status"), payload.At("payment.captured.minorUnits").GetInt64(), payload.At("payment.refundable.minorUnits").GetInt64()));
        await shop.HearAsync<PaymentCaptured>(1);
        Assert.Equal(("ord_1", 10001), (shop.Events<PaymentCaptured>()[0].OrderId, shop.Events<PaymentCaptured>()[0].Amount.MinorUnits));
        await shop.AssertSoundAsync();
    }

    [Theory]
    [InlineData("sim_declined", "CARD_DECLINED")]
    [InlineData("sim_insufficient_funds", "INSUFFICIENT_FUNDS")]
    public async Task Decline_says_why_and_another_method_works(string method, string declineCode)
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var declined = await shop.StartAsync(method, "k1");
        var paid = await shop.StartAsync("sim_success", "k2");

        Assert.Equal(["DECLINED"], declined.UserErrorCodes());
        Assert.Equal((declineCode, declineCode, "FAILED"), (declined.Text("userErrors.0.declineCode"), declined.Text("payment.declineCode"), declined.Text("payment.status")));
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        await shop.HearAsync<PaymentFailed>(1);
        Assert.Equal(declineCode, shop.Events<PaymentFailed>()[0].DeclineCode);
        await shop.AssertSoundAsync();
    }

    [StoresFact]
    public async Task One_key_fifty_times_at_once_charges_once()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.StartAsync("sim_success", "k1")));

        Assert.All(payloads, p => Assert.Empty(p.UserErrorCodes()));
        Assert.All(payloads, p => Assert.Equal("CAPTURED", p.Text("payment.status")));
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
        Assert.Single((await shop.PaymentAsync()).Attempts);
        await shop.AssertSoundAsync();
    }

    [StoresFact]
    public async Task Fifty_keys_at_once_charge_once()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => shop.StartAsync("sim_success", $"k{i}")));

        Assert.Single(payloads, p => p.UserErrorCodes().Count == 0);
        Assert.All(payloads.SelectMany(p => p.UserErrorCodes()), code => Assert.Contains(code, (string[])["ALREADY_PAID", "PROCESSING"]));
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
        await shop.HearAsync<PaymentCaptured>(1);
        Assert.Single(shop.Events<PaymentCaptured>().Distinct());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task New_key_on_a_paid_order_is_told_so()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");

        var payload = await shop.StartAsync("sim_success", "k2");

        Assert.Equal(["ALREADY_PAID"], payload.UserErrorCodes());
        Assert.Equal("CAPTURED", payload.Text("payment.status"));
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task Same_key_answers_the_same_and_another_input_is_refused()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_declined", "k1");

        var again = await shop.StartAsync("sim_declined", "k1");
        var other = await shop.StartAsync("sim_success", "k1");

        Assert.Equal(["DECLINED"], again.UserErrorCodes());
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.UserErrorCodes());
        Assert.Single((await shop.PaymentAsync()).Attempts);
    }

    [Fact]
    public async Task Authorised_money_is_captured_right_away()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payload = await shop.StartAsync("sim_authorized", "k1");

        Assert.Equal("CAPTURED", payload.Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Lost_answer_is_found_out_by_asking_and_charges_once()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payload = await shop.StartAsync("sim_timeout_after_commit", "k1");

        Assert.Equal("PROCESSING", payload.Text("payment.status"));
        Assert.Equal(["PROCESSING"], (await shop.StartAsync("sim_success", "k2")).UserErrorCodes());
        shop.Clock.Advance(TimeSpan.FromSeconds(4));
        await shop.ReachAsync(PaymentStatus.Captured);
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Crash_between_storing_the_attempt_and_asking_the_provider_is_made_good()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        var writer = (PaymentWriter)shop.Subgraph.Services.GetService(typeof(PaymentWriter))!;
        var attempt = new PaymentAttempt { Id = "att_crashed", PaymentMethod = SimulatedMethods.Success, StartedAt = shop.Clock.GetUtcNow() };
        await writer.ChangeAsync(await shop.PaymentAsync(), p => p.Start(attempt, Provider.Simulated), CancellationToken.None);

        await shop.Subgraph.RestartAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(4));

        await shop.ReachAsync(PaymentStatus.Captured);
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Guest_pays_with_the_token_only()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);
        using var guest = shop.Subgraph.Anonymous();

        var without = await shop.StartAsync("sim_success", "k1", client: guest);
        var wrong = await shop.StartAsync("sim_success", "k1", client: guest, guestToken: "wrong");
        var right = await shop.StartAsync("sim_success", "k1", client: guest, guestToken: PaymentShop.GuestToken);

        Assert.Equal(["NOT_FOUND"], without.UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], wrong.UserErrorCodes());
        Assert.Equal("CAPTURED", right.Text("payment.status"));
    }

    [Fact]
    public async Task Strangers_and_admins_cannot_pay_and_unknown_orders_answer_alike()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var answers = new List<string>();
        foreach (var client in new[] { shop.Subgraph.Anonymous(), shop.Subgraph.As(new TestUser("usr_stranger")), shop.Subgraph.As(TestUser.Admin("usr_admin")) })
        {
            answers.Add((await shop.StartAsync("sim_success", "k1", client: client)).ToString());
            answers.Add((await shop.StartAsync("sim_success", "k1", "ord_unknown", client)).ToString());
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "sim_success", null, "idempotencyKey")]
    [InlineData("k1", "sim_unknown", null, "paymentMethod")]
    [InlineData("k1", "sim_success", "//evil.example", "returnUrl")]
    [InlineData("k1", "sim_success", "javascript:alert(1)", "returnUrl")]
    [InlineData("k1", "sim_success", "http://evil.example/x", "returnUrl")]
    public async Task Bad_input_is_refused(string key, string method, string? returnUrl, string field)
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payload = await shop.StartAsync(method, key, returnUrl: returnUrl);

        Assert.Equal(["INVALID"], payload.UserErrorCodes());
        Assert.Equal(field, payload.Text("userErrors.0.field.1"));
        Assert.Empty((await shop.PaymentAsync()).Attempts);
    }

    [Fact]
    public async Task Provider_that_is_not_set_up_is_unavailable()
    {
        await using var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:Simulated:Enabled", "false")]);
        await shop.OpenPaymentAsync();

        Assert.Equal(["PROVIDER_UNAVAILABLE"], (await shop.StartAsync("sim_success", "k1")).UserErrorCodes());
    }

    [Fact]
    public async Task Robots_that_try_card_after_card_are_stopped()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        for (var i = 0; i < Payment.MaxAttempts; i++)
        {
            Assert.Equal(["DECLINED"], (await shop.StartAsync("sim_declined", $"k{i}")).UserErrorCodes());
        }

        Assert.Equal(["INVALID_TRANSITION"], (await shop.StartAsync("sim_success", "last")).UserErrorCodes());
    }
}
