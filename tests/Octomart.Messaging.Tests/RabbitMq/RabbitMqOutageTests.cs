using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Messaging.Tests.RabbitMq;

/// <summary>The broker goes away and comes back.</summary>
[RequiresRabbitMq]
public sealed class RabbitMqOutageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-outage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ServerFact]
    public async Task What_is_committed_before_during_and_after_an_outage_of_the_broker_is_handled_once()
    {
        var broker = Path.Combine(_folder, "broker");
        var address = await RabbitMqServer.StartAsync(broker);
        await using var shopBroker = Broker.Connect(address, "outage");
        await using var stockBroker = Broker.Connect(address, "outage");
        await using (var shop = await TestService.StartAsync("shop", _folder, shopBroker.Transport()))
        await using (var stock = await TestService.StartAsync("stock", _folder, stockBroker.Transport(), m => m.Handle<ItemAdded, CountItems>()))
        {
            await shop.PublishAsync(new ItemAdded("before", 1));
            await HandledAsync(stock, 1);

            await RabbitMqServer.StopAsync(broker);
            await shop.PublishAsync(new ItemAdded("during", 10));
            await RabbitMqServer.StartAsync(broker, address.Port);
            await shop.PublishAsync(new ItemAdded("after", 100));

            await HandledAsync(stock, 111);
            await Eventually.HoldsAsync(async () => await shop.PendingAsync() == 0, "all are confirmed");
            Assert.Equal(["after", "before", "during"], (await stock.LedgerAsync(nameof(CountItems))).Items.Order());
        }

        await RabbitMqServer.StopAsync(broker);
    }

    [ServerFact]
    public async Task A_service_starts_without_the_broker_and_connects_when_it_comes_up()
    {
        var broker = Path.Combine(_folder, "broker");
        var address = await RabbitMqServer.StartAsync(broker);
        await RabbitMqServer.StopAsync(broker);
        await using var connection = Broker.Connect(address, "late", options => options.StartTimeout = TimeSpan.FromMilliseconds(200));
        await using (var shop = await TestService.StartAsync("shop", _folder, connection.Transport(), m => m.Handle<ItemAdded, CountItems>()))
        {
            await shop.PublishAsync(new ItemAdded("early", 5));

            await RabbitMqServer.StartAsync(broker, address.Port);

            await HandledAsync(shop, 5);
        }

        await RabbitMqServer.StopAsync(broker);
    }

    private static Task HandledAsync(TestService service, int total) =>
        Eventually.HoldsAsync(async () => (await service.LedgerAsync(nameof(CountItems))).Total == total, $"{total} are handled");
}
