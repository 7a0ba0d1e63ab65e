using Octomart.Messaging.Tests.Transport;

namespace Octomart.Messaging.Tests.InProcess;

public sealed class InProcessMessageBusTests : MessageTransportContract
{
    [Fact]
    public async Task A_service_that_is_not_connected_cannot_be_reached()
    {
        var message = new MessageEnvelope("1", "ItemAdded", "shop", "{}", null, DateTimeOffset.UnixEpoch);

        Assert.False(await new InProcessMessageBus().SendAsync("stock", message, CancellationToken.None));
    }

    [Fact]
    public async Task Two_services_of_one_name_are_refused()
    {
        var bus = new InProcessMessageBus();
        await using var first = await bus.ConnectAsync(new RecordingEndpoint("stock"), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.ConnectAsync(new RecordingEndpoint("stock"), CancellationToken.None));
    }

    protected override Task<IMessageTransport> CreateAsync() => Task.FromResult<IMessageTransport>(new InProcessMessageBus());
}
