using System.Text;
using Octomart.Messaging.RabbitMq;
using Octomart.Testing;
using Octomart.Testing.Servers;
using RabbitMQ.Client;

namespace Octomart.Messaging.Tests.RabbitMq;

/// <summary>Services that meet on a real broker only.</summary>
[RequiresRabbitMq]
public sealed class RabbitMqDeliveryTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-messaging-").FullName;
    private readonly string _prefix = Broker.NewPrefix();
    private readonly List<RabbitMqConnection> _connections = [];
    private Uri _address = null!;

    public async Task InitializeAsync() => _address = await RabbitMqServer.AddressAsync();

    public async Task DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [ServerFact]
    public async Task Messages_arrive_once_and_in_the_order_of_their_commits()
    {
        await using var shop = await StartAsync("shop");
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        for (var i = 0; i < 300; i += 3)
        {
            await shop.PublishAsync(new ItemAdded($"{i}", 1), new ItemAdded($"{i + 1}", 1), new ItemAdded($"{i + 2}", 1));
        }

        await HandledAsync(stock, 300);
        await DeliveredAsync(shop);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), (await stock.LedgerAsync(nameof(CountItems))).Items);
    }

    [ServerFact]
    public async Task What_was_published_while_a_service_was_down_waits_for_it()
    {
        await using var shop = await StartAsync("shop");
        await (await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>())).DisposeAsync();
        await shop.PublishAsync(new ItemAdded("a", 1), new ItemAdded("b", 2));

        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        await HandledAsync(stock, 3);
        await DeliveredAsync(shop);
    }

    [ServerFact]
    public async Task A_message_that_a_replica_had_in_hands_when_it_died_goes_to_another()
    {
        await using var shop = await StartAsync("shop");
        var holding = Connect();
        var taken = new Transport.RecordingEndpoint("stock", nameof(ItemAdded));
        var dying = await holding.ConnectAsync(taken, CancellationToken.None);
        await shop.PublishAsync(new ItemAdded("a", 7));
        await Eventually.HoldsAsync(() => Task.FromResult(!taken.Received.IsEmpty), "the first replica takes it, and never handles it");

        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());
        await dying.DisposeAsync();

        await HandledAsync(stock, 7);
        await DeliveredAsync(shop);
    }

    [ServerFact]
    public async Task What_a_full_queue_refuses_stays_in_the_outbox_until_there_is_room()
    {
        await using var shop = await StartAsync("shop", rabbitMq: options => options.MaxQueueLength = 100);
        await (await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>(), options => options.MaxQueueLength = 100)).DisposeAsync();
        await shop.PublishAsync([.. Enumerable.Range(0, 400).Select(i => new ItemAdded($"{i}", 1))]);

        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>(), options => options.MaxQueueLength = 100);

        await HandledAsync(stock, 400);
        await DeliveredAsync(shop);
    }

    [ServerFact]
    public async Task A_message_that_is_none_of_ours_goes_to_the_brokers_dead_letters_and_holds_nothing_up()
    {
        await using var shop = await StartAsync("shop");
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());
        await using var connection = await new ConnectionFactory { Uri = _address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();

        await channel.BasicPublishAsync("", $"{_prefix}.stock", mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes("rubbish"));
        await shop.PublishAsync(new ItemAdded("a", 1));

        await HandledAsync(stock, 1);
        await Eventually.HoldsAsync(async () => await channel.MessageCountAsync($"{_prefix}.dead-letters") == 1, "the rubbish is put aside");
    }

    private async Task<TestService> StartAsync(string name, Action<MessagingBuilder>? handlers = null, Action<RabbitMqOptions>? rabbitMq = null) =>
        await TestService.StartAsync(name, _folder, Connect(rabbitMq), handlers);

    private RabbitMqTransport Connect(Action<RabbitMqOptions>? options = null)
    {
        var connection = Broker.Connect(_address, _prefix, options);
        _connections.Add(connection);
        return connection.Transport();
    }

    private static Task HandledAsync(TestService service, int total) =>
        Eventually.HoldsAsync(async () => (await service.LedgerAsync(nameof(CountItems))).Total == total, $"{total} are handled");

    private static Task DeliveredAsync(TestService service) => Eventually.HoldsAsync(async () => await service.PendingAsync() == 0, "all are confirmed");
}
