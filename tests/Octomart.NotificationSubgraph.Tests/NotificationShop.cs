using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests;

/// <summary>The Notification subgraph beside a fake Auth, with the events that it lives on.</summary>
internal sealed class NotificationShop : IAsyncDisposable
{
    private NotificationShop(SubgraphHarness subgraph, FakeSubgraphs others) => (Subgraph, Others) = (subgraph, others);

    public SubgraphHarness Subgraph { get; }

    public FakeSubgraphs Others { get; }

    public string MailFolder => Path.Combine(Subgraph.DataDirectory, "mail");

    public static async Task<NotificationShop> OpenAsync(
        TimeProvider? clock = null, Action<IServiceCollection>? services = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var others = await FakeSubgraphs.StartAsync();
        others.On("auth", "usersForContact", variables => variables.At("ids").EnumerateArray()
            .Select(id => id.GetString()!)
            .Where(id => !id.Contains("nobody", StringComparison.Ordinal))
            .Select(id => new { id, email = $"{id}@example.com", displayName = $"Name of {id}" }));
        var subgraph = await SubgraphHarness.StartAsync(
            new NotificationSubgraph(), new SubgraphHarnessOptions { Clock = clock, Services = services, Settings = [.. others.Settings, .. settings ?? []] });
        return new NotificationShop(subgraph, others);
    }

    public static OrderSnapshot Order(string id = "ord_1", string? buyerId = "usr_buyer", string? email = null) => new(
        id, $"O-{id}", buyerId, email, "Bea Buyer", new Money(4250, "EUR"), DateTimeOffset.Parse("2026-11-23T10:00:00Z", null),
        [
            new SellerOrderSnapshot($"{id}_a", $"{id}-A", "sel_a", new Money(3000, "EUR"), new Money(300, "EUR"), [new OrderLineSnapshot($"{id}_l1", "var_1", "prd_1", "Oak stool", "OAK-1", 2, new Money(1500, "EUR"), new Money(3000, "EUR"))]),
            new SellerOrderSnapshot($"{id}_b", $"{id}-B", "sel_b", new Money(1250, "EUR"), new Money(125, "EUR"), [new OrderLineSnapshot($"{id}_l2", "var_2", "prd_2", "Tin robot", "TIN-1", 1, new Money(1250, "EUR"), new Money(1250, "EUR"))]),
        ]);

    public static SellerOrderShipped Shipped(OrderSnapshot order) => new(
        order, order.SellerOrders[0].SellerOrderId, "ful_1", "Post", "TRACK-1", "https://post.example/TRACK-1", DateTimeOffset.Parse("2026-11-24T10:00:00Z", null));

    /// <summary>The event as its owner would publish it: through an outbox, a relay and the inbox.</summary>
    public Task PublishAsync<TEvent>(TEvent message) where TEvent : class => Subgraph.Store.WriteAsync((work, _) =>
    {
        work.Publish(message);
        return Task.CompletedTask;
    }, CancellationToken.None);

    public async Task<IReadOnlyList<MimeMessage>> WaitForMailsAsync(int count)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Files().Length >= count), $"{count} mails");
        return [.. Files().Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];
    }

    /// <summary>Makes somebody a member of a seller.</summary>
    public async Task JoinAsync(string sellerId, string userId)
    {
        await PublishAsync(new SellerMembershipChanged(sellerId, userId, "OWNER", true, 1));
        await Eventually.HoldsAsync(
            async () => await Subgraph.Store.Set<SellerMember>().CountAsync(member => member.UserId == userId, CancellationToken.None) == 1, "the member");
    }

    /// <summary>How many messages of a kind a user has in the shop.</summary>
    public Task<long> CountAsync(string userId, NotificationKind kind) =>
        Subgraph.Store.Set<Notification>().CountAsync(notification => notification.UserId == userId && notification.Kind == kind, CancellationToken.None);

    /// <summary>Waits until every event is handled and every mail is sent or put aside.</summary>
    public async Task SettleAsync()
    {
        await PublishAsync(new SellerMembershipChanged("sel_marker", "usr_marker", "OWNER", true, 1));
        await Eventually.HoldsAsync(async () => await Subgraph.Store.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Waiting, CancellationToken.None) == 0, "an empty mail outbox");
    }

    public string[] Files() => Directory.Exists(MailFolder) ? Directory.GetFiles(MailFolder, "*.eml") : [];

    public async ValueTask DisposeAsync()
    {
        // Whoever writes mails must be done before their folder goes.
        await Subgraph.Services.GetRequiredService<MailWorker>().StopAsync(CancellationToken.None);
        await Subgraph.DisposeAsync();
        await Others.DisposeAsync();
    }
}
