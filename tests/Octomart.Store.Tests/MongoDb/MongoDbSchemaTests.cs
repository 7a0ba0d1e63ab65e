using System.Collections.Concurrent;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;
using Octomart.Store.MongoDb;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

[RequiresMongoDb]
public sealed class MongoDbSchemaTests
{
    [ServerFact]
    public async Task An_unchanged_model_changes_no_index_at_the_next_start()
    {
        var commands = new ConcurrentQueue<string>();
        var settings = MongoClientSettings.FromConnectionString(MongoDbServer.ConnectionString);
        settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandStartedEvent>(started => commands.Enqueue(started.CommandName));
        using var client = new MongoClient(settings);
        var database = client.GetDatabase($"octomart_test_{Guid.NewGuid():N}"[..30]);
        await MongoDbSchema.ApplyAsync(database, StoreHarness.Model, CancellationToken.None);
        commands.Clear();

        await MongoDbSchema.ApplyAsync(database, StoreHarness.Model, CancellationToken.None);
        await client.DropDatabaseAsync(database.DatabaseNamespace.DatabaseName);

        Assert.DoesNotContain(commands, command => command is "createIndexes" or "dropIndexes" or "create");
    }
}
