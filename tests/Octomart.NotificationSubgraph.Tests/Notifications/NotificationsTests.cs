using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.SubgraphDefaults.Topics;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Notifications;

public class NotificationsTests
{
    private const string Mine = """
        query ($user: [_Any!]!, $unreadOnly: Boolean! = false, $first: Int! = 20, $after: String) {
          _entities(representations: $user) {
            ... on User { notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
              totalCount unreadCount pageInfo { hasNextPage endCursor } nodes { id kind title body link readAt order { id } } } }
          }
        }
        """;

    private const string MarkRead = "mutation ($ids: [ID!]!) { notificationMarkRead(input: { ids: $ids }) { notifications { id readAt } userErrors { code field } } }";

    private static readonly TestUser Buyer = new("usr_buyer");

    [Fact]
    public async Task Buyer_reads_what_happened_newest_first()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await OrderAndShipAsync(shop);

        var page = await PageAsync(shop, Buyer, new { user = User("usr_buyer") });

        Assert.Equal(2, page.GetProperty("unreadCount").GetInt32());
        Assert.Equal(["ORDER_SHIPPED", "ORDER_CONFIRMED"], page.At("nodes").EnumerateArray().Select(n => n.Text("kind")));
        Assert.Equal("Order O-ord_1 is confirmed", page.Text("nodes.1.title"));
        Assert.Equal("Paid 42.50 EUR. The sellers are preparing Oak stool and 1 more.", page.Text("nodes.1.body"));
        Assert.Equal("/orders/ord_1", page.Text("nodes.1.link"));
        Assert.Equal("ord_1", page.Text("nodes.1.order.id"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await OrderAndShipAsync(shop);

        var first = await PageAsync(shop, Buyer, new { user = User("usr_buyer"), first = 1 });
        var second = await PageAsync(shop, Buyer, new { user = User("usr_buyer"), first = 1, after = first.Text("pageInfo.endCursor") });

        Assert.Equal((2, true), (first.GetProperty("totalCount").GetInt32(), first.At("pageInfo.hasNextPage").GetBoolean()));
        Assert.NotEqual(first.Text("nodes.0.id"), second.Text("nodes.0.id"));
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task Read_messages_stay_read()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await OrderAndShipAsync(shop);
        var id = (await PageAsync(shop, Buyer, new { user = User("usr_buyer") })).Text("nodes.0.id");

        var once = await shop.Subgraph.As(Buyer).DataAsync(MarkRead, new { ids = new[] { id, id } });
        var twice = await shop.Subgraph.As(Buyer).DataAsync(MarkRead, new { ids = new[] { id } });

        Assert.Empty(once.GetProperty("notificationMarkRead").UserErrorCodes());
        Assert.Equal(once.Text("notificationMarkRead.notifications.0.readAt"), twice.Text("notificationMarkRead.notifications.0.readAt"));
        var unread = await PageAsync(shop, Buyer, new { user = User("usr_buyer"), unreadOnly = true });
        Assert.Equal((1, 1), (unread.GetProperty("totalCount").GetInt32(), unread.GetProperty("unreadCount").GetInt32()));
    }

    [Fact]
    public async Task Foreign_and_unknown_messages_answer_alike_and_nothing_is_marked()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await OrderAndShipAsync(shop);
        var own = (await PageAsync(shop, Buyer, new { user = User("usr_buyer") })).Text("nodes.0.id");
        var stranger = new TestUser("usr_stranger");

        var foreign = await shop.Subgraph.As(stranger).DataAsync(MarkRead, new { ids = new[] { own } });
        var unknown = await shop.Subgraph.As(stranger).DataAsync(MarkRead, new { ids = new[] { "ntf_unknown" } });
        var mixed = await shop.Subgraph.As(Buyer).DataAsync(MarkRead, new { ids = new[] { own, "ntf_unknown" } });

        Assert.Equal(foreign.ToString(), unknown.ToString());
        Assert.Equal(["NOT_FOUND"], mixed.GetProperty("notificationMarkRead").UserErrorCodes());
        Assert.Equal(["input", "ids", "1"], mixed.At("notificationMarkRead.userErrors.0.field").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(2, (await PageAsync(shop, Buyer, new { user = User("usr_buyer") })).GetProperty("unreadCount").GetInt32());
    }

    [Fact]
    public async Task Nobody_reads_anybody_elses_messages()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await OrderAndShipAsync(shop);
        var id = (await PageAsync(shop, Buyer, new { user = User("usr_buyer") })).Text("nodes.0.id");
        var entities = new[] { new { __typename = "Notification", id } };
        const string byId = "query ($entities: [_Any!]!) { _entities(representations: $entities) { ... on Notification { title } } }";

        var stranger = await shop.Subgraph.As(TestUser.Admin("usr_admin")).SendAsync(Mine, new { user = User("usr_buyer") });
        var guest = await shop.Subgraph.Anonymous().SendAsync(Mine, new { user = User("usr_buyer") });

        Assert.Equal(JsonValueKind.Null, stranger.Data.At("_entities.0.notifications").ValueKind);
        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
        foreach (var client in new[] { shop.Subgraph.As(new TestUser("usr_stranger")), shop.Subgraph.Anonymous() })
        {
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync(byId, new { entities })).At("_entities.0").ValueKind);
        }

        Assert.Equal(JsonValueKind.Object, (await shop.Subgraph.As(Buyer).DataAsync(byId, new { entities })).At("_entities.0").ValueKind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Marking_none_or_too_many_is_refused(int count)
    {
        await using var shop = await NotificationShop.OpenAsync();

        var data = await shop.Subgraph.As(Buyer).DataAsync(MarkRead, new { ids = Enumerable.Range(0, count).Select(i => $"ntf_{i}") });

        Assert.Equal(["INVALID"], data.GetProperty("notificationMarkRead").UserErrorCodes());
    }

    [Fact]
    public async Task Members_of_a_seller_are_told_once_of_each_payout_and_whether_it_arrived()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await shop.JoinAsync("sel_a", "usr_member");
        var at = DateTimeOffset.Parse("2026-11-30T10:00:00Z", null);
        var failed = new PayoutFailed("pot_1", "EUR-0001", "sel_a", new Money(4500, "EUR"), "DE •••• 3001", "ACCOUNT_CLOSED", at);

        await shop.PublishAsync(failed);
        await shop.PublishAsync(failed);
        await shop.PublishAsync(new PayoutPaid("pot_2", "EUR-0002", "sel_a", new Money(4500, "EUR"), "DE •••• 3000", at));

        var member = new TestUser("usr_member");
        await Eventually.HoldsAsync(async () => (await PageAsync(shop, member, new { user = User("usr_member") })).GetProperty("totalCount").GetInt32() == 2, "the messages");
        var told = await PageAsync(shop, member, new { user = User("usr_member") });
        Assert.Equal(
            ["45.00 EUR was paid out", "Payout EUR-0001 did not arrive"], told.GetProperty("nodes").EnumerateArray().Select(message => message.Text("title")).Order());
    }

    [Fact]
    public async Task Members_of_a_seller_are_told_of_their_part_only()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await shop.PublishAsync(new SellerMembershipChanged("sel_a", "usr_member", "OWNER", true, 2));
        await shop.PublishAsync(new SellerMembershipChanged("sel_a", "usr_member", "OWNER", false, 1));
        await shop.PublishAsync(new SellerMembershipChanged("sel_a", "usr_gone", "STAFF", true, 1));
        await shop.PublishAsync(new SellerMembershipChanged("sel_a", "usr_gone", "STAFF", false, 2));
        await Eventually.HoldsAsync(async () => await shop.Subgraph.Store.Set<SellerMember>().CountAsync(m => m.UserId == "usr_gone" && !m.IsActive, CancellationToken.None) == 1, "the members");

        await shop.PublishAsync(new OrderConfirmed(NotificationShop.Order()));

        var member = new TestUser("usr_member");
        await Eventually.HoldsAsync(async () => (await PageAsync(shop, member, new { user = User("usr_member") })).GetProperty("totalCount").GetInt32() == 1, "the message");
        var told = await PageAsync(shop, member, new { user = User("usr_member") });
        Assert.Equal(("New order ord_1-A", "Oak stool, 30.00 EUR."), (told.Text("nodes.0.title"), told.Text("nodes.0.body")));
        Assert.Equal(0, (await PageAsync(shop, new TestUser("usr_gone"), new { user = User("usr_gone") })).GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task New_messages_arrive_live_for_their_user_alone()
    {
        await using var shop = await NotificationShop.OpenAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        const string subscription = "subscription { notificationReceived { kind title } }";
        var mine = shop.Subgraph.As(Buyer).SubscribeAsync(subscription, cancellationToken: patience.Token).GetAsyncEnumerator(patience.Token);
        var next = mine.MoveNextAsync().AsTask();
        var topic = shop.Subgraph.Services.GetService(typeof(Topic<Notification>));
        Assert.NotNull(topic);

        // The stream has no first element, so its start shows only by what it delivers.
        for (var i = 0; !next.IsCompleted; i++)
        {
            await shop.PublishAsync(new OrderConfirmed(NotificationShop.Order($"ord_x{i}", "usr_stranger")));
            await shop.PublishAsync(new OrderConfirmed(NotificationShop.Order($"ord_{i}")));
            await Task.WhenAny(next, Task.Delay(250, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }

        Assert.True(await next);
        Assert.StartsWith("Order O-ord_", mine.Current.Text("data.notificationReceived.title"), StringComparison.Ordinal);
        Assert.DoesNotContain("ord_x", mine.Current.Text("data.notificationReceived.title"), StringComparison.Ordinal);
        await patience.CancelAsync();
    }

    private static object[] User(string id) => [new { __typename = "User", id }];

    private static async Task OrderAndShipAsync(NotificationShop shop)
    {
        var order = NotificationShop.Order();
        await shop.PublishAsync(new OrderConfirmed(order));
        await Eventually.HoldsAsync(async () => await CountAsync(shop) == 1, "the first message");
        await shop.PublishAsync(NotificationShop.Shipped(order));
        await Eventually.HoldsAsync(async () => await CountAsync(shop) == 2, "the second message");
    }

    private static Task<long> CountAsync(NotificationShop shop) =>
        shop.Subgraph.Store.Set<Notification>().CountAsync(n => n.UserId == "usr_buyer", CancellationToken.None);

    private static async Task<JsonElement> PageAsync(NotificationShop shop, TestUser user, object variables) =>
        (await shop.Subgraph.As(user).DataAsync(Mine, variables)).At("_entities.0.notifications");
}
