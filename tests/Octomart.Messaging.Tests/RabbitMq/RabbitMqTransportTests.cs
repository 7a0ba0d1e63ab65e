using Octomart.Messaging.RabbitMq;
using Octomart.Messaging.Tests.Transport;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Messaging.Tests.RabbitMq;

[RequiresRabbitMq]
public sealed class RabbitMqTransportTests : MessageTransportContract
{
    private RabbitMqConnection? _broker;

    [ServerFact]
    public async Task A_publish_that_the_broker_answers_by_closing_the_channel_stops_no_other()
    {
        await using var broker = Broker.Connect(await RabbitMqServer.AddressAsync(), Broker.NewPrefix());
        var transport = broker.Transport();
        var stock = new RecordingEndpoint("stock", "ItemAdded");
        await using var connection = await transport.ConnectAsync(stock, CancellationToken.None);
        var message = new MessageEnvelope("1", "ItemAdded", "nobody", "{}", null, DateTimeOffset.UnixEpoch);

        // Goes to the exchange of a service that there never was.
        await transport.ConfirmAsync(message, "stock", CancellationToken.None);

        Assert.True(await transport.SendAsync("stock", message, CancellationToken.None));
        await Eventually.HoldsAsync(() => Task.FromResult(stock.Received.Count == 1), "it arrives");
    }

    protected override async Task<IMessageTransport> CreateAsync() => (_broker = Broker.Connect(await RabbitMqServer.AddressAsync(), Broker.NewPrefix())).Transport();

    public override async Task DisposeAsync() => await _broker!.DisposeAsync();
}
