using System.Collections.Concurrent;
using Octomart.Messaging.RabbitMq;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Messaging.Tests.RabbitMq;

[RequiresRabbitMq]
public sealed class RabbitMqBroadcastTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [ServerFact]
    public async Task What_a_replica_tells_reaches_the_other_replicas_of_its_service_and_nobody_else()
    {
        var (address, prefix) = (await RabbitMqServer.AddressAsync(), Broker.NewPrefix());
        await using var one = Broker.Connect(address, prefix);
        await using var other = Broker.Connect(address, prefix);
        await using var first = new RabbitMqBroadcast(new("order"), one);
        await using var second = new RabbitMqBroadcast(new("order"), other);
        await using var stranger = new RabbitMqBroadcast(new("payment"), other);
        var heard = new ConcurrentDictionary<RabbitMqBroadcast, ConcurrentQueue<string>>();
        foreach (var replica in new[] { first, second, stranger })
        {
            replica.Listen("orders", (key, payload) => heard.GetOrAdd(replica, _ => []).Enqueue($"{key} {payload}"));
            await replica.StartAsync(None);
        }

        first.Publish("orders", "ord_1", "ä");
        first.Publish("unknown", "ord_1", "x");
        first.Publish("orders", "ord_2", "b");

        await Eventually.HoldsAsync(() => Task.FromResult(heard.GetValueOrDefault(second)?.Count == 2), "the other replica hears both");
        Assert.Equal(["ord_1 ä", "ord_2 b"], heard[second]);
        Assert.DoesNotContain(first, heard.Keys);
        Assert.DoesNotContain(stranger, heard.Keys);
    }
}
