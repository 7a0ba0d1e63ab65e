using System.Text.Json;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payments;

public class PaymentAccessTests
{
    private const string ByOrder = "query ($orderId: ID!, $guestToken: String) { payment(orderId: $orderId, guestToken: $guestToken) { id status refunds { id } } }";
    private const string ById = "query ($id: ID!, $guestToken: String) { payment(id: $id, guestToken: $guestToken) { id } }";
    private const string Entities = """
        query ($all: [_Any!]!) { _entities(representations: $all) {
          ... on Payment { id captured { minorUnits } }
          ... on Order { paymentStatus payments { id } } } }
        """;

    [Fact]
    public async Task Buyer_admin_and_services_see_the_payment_and_strangers_do_not()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");

        foreach (var client in new[] { shop.Subgraph.As(PaymentShop.Buyer), shop.Subgraph.As(TestUser.Admin("usr_admin")), shop.Subgraph.AsService() })
        {
            Assert.Equal("CAPTURED", (await client.DataAsync(ByOrder, new { orderId = "ord_1" })).Text("payment.status"));
            var entities = await client.DataAsync(Entities, All());
            Assert.Equal(10001, entities.At("_entities.0.captured.minorUnits").GetInt64());
            Assert.Equal(("CAPTURED", Payment.IdOf("ord_1")), (entities.Text("_entities.1.paymentStatus"), entities.Text("_entities.1.payments.0.id")));
        }

        foreach (var client in new[] { shop.Subgraph.Anonymous(), shop.Subgraph.As(new TestUser("usr_stranger")), shop.Subgraph.As(TestUser.SellerMember("usr_member", "sel_a")) })
        {
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync(ByOrder, new { orderId = "ord_1" })).At("payment").ValueKind);
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync(ById, new { id = Payment.IdOf("ord_1") })).At("payment").ValueKind);
            var entities = await client.DataAsync(Entities, All());
            Assert.Equal(JsonValueKind.Null, entities.At("_entities.0").ValueKind);
            Assert.Equal(JsonValueKind.Null, entities.At("_entities.1.paymentStatus").ValueKind);
            Assert.Equal(JsonValueKind.Null, entities.At("_entities.1.payments").ValueKind);
        }
    }

    [Fact]
    public async Task Guests_see_theirs_with_the_token()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);
        using var guest = shop.Subgraph.Anonymous();

        Assert.Equal("PENDING", (await guest.DataAsync(ByOrder, new { orderId = "ord_1", guestToken = PaymentShop.GuestToken })).Text("payment.status"));
        Assert.Equal(JsonValueKind.Null, (await guest.DataAsync(ByOrder, new { orderId = "ord_1", guestToken = "wrong" })).At("payment").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await guest.DataAsync(ByOrder, new { orderId = "ord_1" })).At("payment").ValueKind);
    }

    [Fact]
    public async Task Subscription_shows_the_present_state_and_every_change()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);
        using var guest = shop.Subgraph.Anonymous();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        const string subscription = "subscription ($token: String) { paymentUpdated(orderId: \"ord_1\", guestToken: $token) { status } }";
        await using var updates = guest.SubscribeAsync(subscription, new { token = PaymentShop.GuestToken }, patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.True(await updates.MoveNextAsync());
        var seen = new List<string> { updates.Current.Text("data.paymentUpdated.status") };

        await shop.StartAsync("sim_three_d_secure", "k1", client: guest, guestToken: PaymentShop.GuestToken);
        await shop.AnswerChallengeAsync(true, client: guest, guestToken: PaymentShop.GuestToken);
        while (seen[^1] != "CAPTURED")
        {
            Assert.True(await updates.MoveNextAsync());
            seen.Add(updates.Current.Text("data.paymentUpdated.status"));
        }

        Assert.Equal(["PENDING", "PROCESSING", "REQUIRES_ACTION", "CAPTURED"], seen.Distinct());
    }

    [Fact]
    public async Task Strangers_cannot_subscribe()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        await foreach (var update in shop.Subgraph.Anonymous().SubscribeAsync("subscription { paymentUpdated(orderId: \"ord_1\", guestToken: \"wrong\") { status } }", cancellationToken: patience.Token))
        {
            Assert.Equal("NOT_FOUND", update.Text("errors.0.extensions.code"));
            return;
        }

        Assert.Fail("The refusal did not arrive.");
    }

    private static object All() => new { all = new object[] { new { __typename = "Payment", id = Payment.IdOf("ord_1") }, new { __typename = "Order", id = "ord_1" } } };
}
