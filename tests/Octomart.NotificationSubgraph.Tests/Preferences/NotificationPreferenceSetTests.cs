using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Preferences;

public class NotificationPreferenceSetTests
{
    private const string Set = """
        mutation ($input: NotificationPreferenceSetInput!) {
          notificationPreferenceSet(input: $input) { preferences { kind email emailRequired inApp } userErrors { code field } }
        }
        """;

    private static readonly TestUser Buyer = new("usr_buyer");

    [Fact]
    public async Task What_is_switched_off_is_not_sent()
    {
        await using var shop = await NotificationShop.OpenAsync();

        var data = await shop.Subgraph.As(Buyer).DataAsync(Set, new { input = new { kind = "ORDER_SHIPPED", email = false, inApp = false } });
        await shop.PublishAsync(NotificationShop.Shipped(NotificationShop.Order()));
        await shop.PublishAsync(new OrderCancelled(NotificationShop.Order("ord_2"), "BUYER"));
        await shop.WaitForMailsAsync(1);
        await shop.SettleAsync();

        var shipped = data.At("notificationPreferenceSet.preferences").EnumerateArray().Single(p => p.Text("kind") == "ORDER_SHIPPED");
        Assert.Equal((false, false), (shipped.GetProperty("email").GetBoolean(), shipped.GetProperty("inApp").GetBoolean()));
        Assert.Equal(0, await shop.Subgraph.Store.Set<OutgoingMail>().CountAsync(m => m.Kind == NotificationKind.OrderShipped, CancellationToken.None));
        Assert.Equal(0, await shop.Subgraph.Store.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.OrderShipped, CancellationToken.None));
    }

    [Fact]
    public async Task Switched_on_again_it_is_sent_again()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await shop.Subgraph.As(Buyer).DataAsync(Set, new { input = new { kind = "ORDER_SHIPPED", email = false } });

        await shop.Subgraph.As(Buyer).DataAsync(Set, new { input = new { kind = "ORDER_SHIPPED", email = true } });
        await shop.PublishAsync(NotificationShop.Shipped(NotificationShop.Order()));

        Assert.Single(await shop.WaitForMailsAsync(1));
    }

    [Theory]
    [InlineData("ORDER_CONFIRMED", "email")]
    [InlineData("ORDER_CANCELLED", "email")]
    [InlineData("EMAIL_VERIFICATION", "kind")]
    public async Task Mails_that_are_owed_cannot_be_switched_off(string kind, string field)
    {
        await using var shop = await NotificationShop.OpenAsync();

        var data = await shop.Subgraph.As(Buyer).DataAsync(Set, new { input = new { kind, email = false } });

        Assert.Equal(["REQUIRED"], data.GetProperty("notificationPreferenceSet").UserErrorCodes());
        Assert.Equal(field, data.Text("notificationPreferenceSet.userErrors.0.field.1"));
    }

    [Fact]
    public async Task Preferences_are_ones_own()
    {
        await using var shop = await NotificationShop.OpenAsync();
        const string read = """query { _entities(representations: [{ __typename: "User", id: "usr_buyer" }]) { ... on User { notificationPreferences { kind email } } } }""";

        var guest = await shop.Subgraph.Anonymous().SendAsync(Set, new { input = new { kind = "ORDER_SHIPPED", email = false } });
        var stranger = await shop.Subgraph.As(new TestUser("usr_stranger")).DataAsync(read);
        var owner = await shop.Subgraph.As(Buyer).DataAsync(read);

        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
        Assert.Equal(JsonValueKind.Null, stranger.At("_entities.0.notificationPreferences").ValueKind);
        Assert.All(owner.At("_entities.0.notificationPreferences").EnumerateArray(), p => Assert.True(p.GetProperty("email").GetBoolean()));
    }
}
