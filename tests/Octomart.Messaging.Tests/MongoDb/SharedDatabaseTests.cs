using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Messaging.Outbox;
using Octomart.Store;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Messaging.Tests.MongoDb;

/// <summary>Replicas of a service share a database: one of them sends, whichever committed.</summary>
[RequiresMongoDb]
public sealed class SharedDatabaseTests : IAsyncLifetime
{
    private readonly string _database = $"octomart_msg_{Guid.NewGuid():N}"[..28];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (MongoDbServer.ConnectionString is { } connectionString)
        {
            using var client = new MongoClient(connectionString);
            foreach (var service in new[] { "shop", "stock" })
            {
                await client.DropDatabaseAsync($"{_database}_{service}");
            }
        }
    }

    [ServerFact]
    public async Task Messages_arrive_once_and_in_order()
    {
        var bus = new InProcessMessageBus();
        await using var shop = await StartAsync("shop", bus);
        await using var stock = await StartAsync("stock", bus, m => m.Handle<ItemAdded, CountItems>());

        for (var i = 0; i < 30; i++)
        {
            await shop.PublishAsync(new ItemAdded($"{i}", 1));
        }

        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 30, "all are handled");
        await Eventually.HoldsAsync(async () => await shop.PendingAsync() == 0, "all are confirmed");
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), (await stock.LedgerAsync(nameof(CountItems))).Items);
    }

    [ServerFact]
    public async Task One_replica_sends_for_all_and_another_takes_over_when_it_stops()
    {
        var (firstBus, secondBus) = (new InProcessMessageBus(), new InProcessMessageBus());
        var first = await StartAsync("shop", firstBus);
        await using var stock = await StartAsync("stock", firstBus, m => m.Handle<ItemAdded, CountItems>());
        await first.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 1, "the first replica sends");

        await using var second = await StartAsync("shop", secondBus);
        await using var index = await StartAsync("stock", secondBus, m => m.Handle<ItemAdded, CountItems>());
        await second.PublishAsync(new ItemAdded("b", 10));
        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 11, "the first replica sends what the second committed");
        await first.DisposeAsync();
        await second.PublishAsync(new ItemAdded("c", 100));

        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 111, "the second takes over");
        Assert.DoesNotContain(stock.Faults.Runs, run => run.EndsWith('c'));
    }

    [ServerFact]
    public async Task A_replica_that_died_sends_no_longer_and_another_takes_over_when_its_lease_is_over()
    {
        var bus = new InProcessMessageBus();
        await (await StartAsync("shop", bus)).DisposeAsync();
        await LeaseToADeadReplicaAsync(TimeSpan.FromSeconds(1));
        await using var stock = await StartAsync("stock", bus, m => m.Handle<ItemAdded, CountItems>());
        await using var shop = await StartAsync("shop", bus);

        await shop.PublishAsync(new ItemAdded("a", 1));

        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 1, "the lease is over and the living replica sends");
    }

    // Sequences are given before the commit, so that of a replica that was held up lies behind those that others committed meanwhile.
    [ServerFact]
    public async Task What_another_replica_committed_late_is_sent_too()
    {
        var bus = new InProcessMessageBus();
        await using var shop = await StartAsync("shop", bus);
        await using var stock = await StartAsync("stock", bus, m => m.Handle<ItemAdded, CountItems>());
        await shop.PublishAsync(new ItemAdded("a", 1));
        await Eventually.HoldsAsync(async () => await shop.PendingAsync() == 0, "the first is confirmed");

        await CommitLateAsync(TimeSpan.FromSeconds(5));

        await Eventually.HoldsAsync(async () => (await stock.LedgerAsync(nameof(CountItems))).Total == 2, "the late one is handled");
    }

    /// <summary>As a replica leaves it that is killed: it has not handed its lease back.</summary>
    private async Task LeaseToADeadReplicaAsync(TimeSpan left)
    {
        using var client = new MongoClient(MongoDbServer.ConnectionString);
        var body = new BsonDocument { { "id", RelayLease.OnlyId }, { "version", 1L }, { "holder", "dead" }, { "expiresAt", StoreTime.ToText(TimeProvider.System.GetUtcNow() + left) } };
        await client.GetDatabase($"{_database}_shop").GetCollection<BsonDocument>("messaging_leases")
            .ReplaceOneAsync(
                Builders<BsonDocument>.Filter.Eq("_id", RelayLease.OnlyId), new BsonDocument { { "_id", RelayLease.OnlyId }, { "version", 1L }, { "body", body } },
                new ReplaceOptions { IsUpsert = true });
    }

    /// <summary>The newest message again, under another id, as if it had been committed only now with a sequence of so long ago.</summary>
    private async Task CommitLateAsync(TimeSpan ago)
    {
        using var client = new MongoClient(MongoDbServer.ConnectionString);
        var outbox = client.GetDatabase($"{_database}_shop").GetCollection<BsonDocument>("messaging_outbox");
        var row = await outbox.Find(FilterDefinition<BsonDocument>.Empty).SortByDescending(found => found["body"]["sequence"]).FirstAsync();
        var message = row["body"].AsBsonDocument;
        row["_id"] = message["id"] = $"{row["_id"].AsString}-late";
        message["sequence"] = message["sequence"].ToInt64() - (long)ago.TotalMicroseconds;
        message["state"] = nameof(OutboxState.Pending);
        message["confirmedBy"] = new BsonArray();
        await outbox.InsertOneAsync(row);
    }

    private Task<TestService> StartAsync(string name, InProcessMessageBus bus, Action<MessagingBuilder>? handlers = null) =>
        TestService.StartAsync(name, "unused", bus, handlers, mongoDb: (MongoDbServer.ConnectionString!, _database));
}
