using Octomart.Testing;

namespace Octomart.Messaging.Tests;

public sealed class MessageDeliveryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-messaging-").FullName;
    private readonly InProcessMessageBus _bus = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_committed_message_reaches_every_handler_of_every_subscriber_once()
    {
        await using var shop = await StartAsync("shop");
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>().Handle<ItemAdded, IndexItems>());
        await using var search = await StartAsync("search", m => m.Handle<ItemAdded, IndexItems>());

        await shop.PublishAsync(new ItemAdded("a", 2), new ItemAdded("b", 3));

        await HandledAsync(stock, nameof(CountItems), 5);
        await HandledAsync(stock, nameof(IndexItems), 5);
        await HandledAsync(search, nameof(IndexItems), 5);
        await DeliveredAsync(shop);
    }

    [Fact]
    public async Task A_unit_of_work_that_fails_sends_nothing()
    {
        await using var shop = await StartAsync("shop");
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        await Assert.ThrowsAsync<TimeoutException>(() => shop.Store.WriteAsync<bool>((work, _) =>
        {
            work.Publish(new ItemAdded("never", 1));
            throw new TimeoutException();
        }, CancellationToken.None));
        await shop.PublishAsync(new ItemAdded("a", 1));

        await HandledAsync(stock, nameof(CountItems), 1);
        Assert.Equal(["a"], (await stock.LedgerAsync(nameof(CountItems))).Items);
    }

    [Fact]
    public async Task Messages_arrive_in_the_order_of_their_commits()
    {
        await using var shop = await StartAsync("shop");
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        for (var i = 0; i < 150; i += 3)
        {
            await shop.PublishAsync(new ItemAdded($"{i}", 1), new ItemAdded($"{i + 1}", 1), new ItemAdded($"{i + 2}", 1));
        }

        await HandledAsync(stock, nameof(CountItems), 150);
        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"{i}"), (await stock.LedgerAsync(nameof(CountItems))).Items);
    }

    [Fact]
    public async Task A_service_handles_its_own_messages_too()
    {
        await using var shop = await StartAsync("shop", m => m.Handle<ItemAdded, CountItems>());

        await shop.PublishAsync(new ItemAdded("a", 4));

        await HandledAsync(shop, nameof(CountItems), 4);
        await DeliveredAsync(shop);
    }

    [Fact]
    public async Task Messages_that_nobody_subscribes_to_are_delivered_at_once_and_kept_for_a_newcomer()
    {
        await using var shop = await StartAsync("shop");
        await shop.PublishAsync(new ItemAdded("a", 1), new ItemAdded("b", 1));
        await DeliveredAsync(shop);

        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        await HandledAsync(stock, nameof(CountItems), 2);
        Assert.Equal(["a", "b"], (await stock.LedgerAsync(nameof(CountItems))).Items);
        await DeliveredAsync(shop);
    }

    [Fact]
    public async Task Messages_wait_for_a_subscriber_that_is_down_and_do_not_hold_up_another()
    {
        await using var shop = await StartAsync("shop", options: options => options.MaxInFlight = 5);
        await using var search = await StartAsync("search", m => m.Handle<ItemAdded, IndexItems>());
        await using (await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>()))
        {
            await shop.PublishAsync(new ItemAdded("0", 1));
            await DeliveredAsync(shop);
        }

        for (var i = 1; i <= 20; i++)
        {
            await shop.PublishAsync(new ItemAdded($"{i}", 1));
        }

        await HandledAsync(search, nameof(IndexItems), 21);
        Assert.Equal(20, await shop.PendingAsync());
        await using var back = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());
        await HandledAsync(back, nameof(CountItems), 21);
        await DeliveredAsync(shop);
        Assert.Equal(21, (await search.LedgerAsync(nameof(IndexItems))).Total);
    }

    [Fact]
    public async Task A_message_that_is_under_way_to_one_subscriber_reaches_another_that_comes_up_meanwhile()
    {
        await using var shop = await StartAsync("shop");
        await (await StartAsync("search", m => m.Handle<ItemAdded, IndexItems>())).DisposeAsync();
        var isReady = false;
        var faults = new Faults { OnHandle = (_, _) => Volatile.Read(ref isReady) ? null : new TimeoutException() };
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>(), faults: faults, options: NeverGiveUp);
        await shop.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(() => Task.FromResult(!stock.Faults.Runs.IsEmpty), "it is under way");

        await using var search = await StartAsync("search", m => m.Handle<ItemAdded, IndexItems>());
        Volatile.Write(ref isReady, true);

        await HandledAsync(search, nameof(IndexItems), 1);
        await HandledAsync(stock, nameof(CountItems), 1);
        await DeliveredAsync(shop);
    }

    [Fact]
    public async Task A_message_that_was_committed_before_a_crash_is_sent_after_the_restart()
    {
        var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>(), faults: new Faults { OnHandle = (_, _) => new TimeoutException() }, options: NeverGiveUp);
        var shop = await StartAsync("shop");
        await shop.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(() => Task.FromResult(stock.Faults.Runs.Count > 1), "the handler was tried");
        await shop.DisposeAsync();
        await stock.DisposeAsync();

        await using var shopAgain = await StartAsync("shop");
        await using var stockAgain = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());

        await HandledAsync(stockAgain, nameof(CountItems), 1);
        await DeliveredAsync(shopAgain);
    }

    [Fact]
    public async Task A_message_that_arrives_again_changes_nothing()
    {
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>());
        for (var i = 0; i < 5; i++)
        {
            await _bus.SendAsync("stock", Message("msg_1", "a"), CancellationToken.None);

            // Messages are handled in their order: with this one, the one before it has been.
            await _bus.SendAsync("stock", Message($"msg_other_{i}", $"{i}"), CancellationToken.None);
            await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Items.Contains($"{i}"), "the other one is handled");
        }

        Assert.Equal(["a", "0", "1", "2", "3", "4"], (await stock.LedgerAsync(nameof(CountItems))).Items);

        static MessageEnvelope Message(string id, string item) =>
            new(id, nameof(ItemAdded), "shop", $$"""{"itemId":"{{item}}","quantity":1}""", null, DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task What_a_transport_loses_is_sent_again_until_it_is_confirmed()
    {
        var lossy = new LossyTransport(_bus);
        await using var shop = await StartAsync("shop", transport: lossy, options: options => options.ConfirmationTimeout = TimeSpan.FromMilliseconds(30));
        await using var stock = await StartAsync("stock", m => m.Handle<ItemAdded, CountItems>(), transport: lossy);

        await shop.PublishAsync([.. Enumerable.Range(0, 30).Select(i => new ItemAdded($"{i}", 1))]);

        await HandledAsync(stock, nameof(CountItems), 30);
        await DeliveredAsync(shop);
        Assert.Equal(30, (await stock.LedgerAsync(nameof(CountItems))).Total);
    }

    [Fact]
    public async Task Delivered_messages_are_deleted_when_they_were_kept_long_enough()
    {
        await using var shop = await StartAsync("shop", m => m.Handle<ItemAdded, CountItems>(), options =>
        {
            options.DeliveredRetention = TimeSpan.Zero;
            options.SweepInterval = TimeSpan.FromMilliseconds(10);
        });

        await shop.PublishAsync(new ItemAdded("a", 1), new ItemAdded("b", 1));

        await HandledAsync(shop, nameof(CountItems), 2);
        await Eventually.HoldsAsync(async () => await shop.KeptAsync() == 0, "the outbox is empty");
    }

    private static void NeverGiveUp(MessagingOptions options) => options.MaxAttempts = 100;

    private static Task HandledAsync(TestService service, string consumer, int total) =>
        Eventually.HoldsAsync(async () => (await service.LedgerAsync(consumer)).Total == total, $"{consumer} reaches {total}");

    private static Task DeliveredAsync(TestService service) => Eventually.HoldsAsync(async () => await service.PendingAsync() == 0, "all is delivered");

    private Task<TestService> StartAsync(
        string name, Action<MessagingBuilder>? handlers = null, Action<MessagingOptions>? options = null, Faults? faults = null, IMessageTransport? transport = null) =>
        TestService.StartAsync(name, _folder, transport ?? _bus, handlers, options, faults);
}
