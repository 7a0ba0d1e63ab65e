using System.Runtime.CompilerServices;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.MongoDb;

namespace Octomart.Store.Backup;

/// <summary>
/// A snapshot of several databases while services write to them: one transaction reads all. MongoDB ends a transaction after a minute unless
/// <c>transactionLifetimeLimitSeconds</c> says otherwise, so a shop whose data takes longer to read is backed up by the server's own means.
/// </summary>
internal sealed class MongoDbSnapshot : StoreSnapshot
{
    private readonly Dictionary<string, IReadOnlyList<string>> _collections = [];
    private readonly Func<string, IMongoDatabase> _databaseOf;
    private readonly IClientSessionHandle _session;

    private MongoDbSnapshot(Func<string, IMongoDatabase> databaseOf, IClientSessionHandle session) => (_databaseOf, _session) = (databaseOf, session);

    public static async Task<MongoDbSnapshot> TakeAsync(MongoDbOptions options, IReadOnlyList<string> services, CancellationToken cancellationToken)
    {
        // The driver shares connections between clients with the same settings, so a client is not disposed.
        var client = new MongoClient(options.ConnectionString);
        var snapshot = new MongoDbSnapshot(service => client.GetDatabase($"{options.Database}_{service}"), await client.StartSessionAsync(cancellationToken: cancellationToken));
        foreach (var service in services)
        {
            using var names = await snapshot._databaseOf(service).ListCollectionNamesAsync(cancellationToken: cancellationToken);
            snapshot._collections[service] = [.. (await names.ToListAsync(cancellationToken)).Where(name => name != MongoDbMigrations.Register).Order(StringComparer.Ordinal)];
        }

        snapshot._session.StartTransaction(new TransactionOptions(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority));
        return snapshot;
    }

    public override IReadOnlyList<string> CollectionsOf(string service) => _collections[service];

    public override async IAsyncEnumerable<StoredRow> ReadAsync(string service, string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cursor = await _databaseOf(service).GetCollection<BsonDocument>(collection).FindAsync(_session, new BsonDocument(), cancellationToken: cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var row in cursor.Current)
            {
                var body = JsonSerializer.SerializeToElement(BsonText.ToJson(row["body"].AsBsonDocument));
                yield return new StoredRow(row["_id"].AsString, row["version"].ToInt64(), MongoDbRow.SchemaOf(row), body);
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _session.AbortTransactionAsync(CancellationToken.None);
        _session.Dispose();
    }
}
