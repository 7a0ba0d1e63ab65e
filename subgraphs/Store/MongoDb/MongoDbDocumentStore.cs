using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Writing;

namespace Octomart.Store.MongoDb;

/// <summary>One service's data in one database of a replica set. Reads see what a majority holds; writes wait for a majority.</summary>
internal sealed class MongoDbDocumentStore : IDocumentStore, IStoreStartup
{
    private readonly StoreModel _model;
    private readonly IMongoDatabase _database;
    private readonly WriteLoop _writes;
    private readonly ConcurrentDictionary<Type, object> _sets = new();

    public MongoDbDocumentStore(string connectionString, string databaseName, StoreModel model, IReadOnlyList<ICommitObserver> observers)
    {
        // The driver shares connections between clients with the same settings, so a client is not disposed with its store.
        var client = new MongoClient(connectionString);
        _model = model;
        _database = client.GetDatabase(databaseName, new MongoDatabaseSettings
        {
            ReadConcern = ReadConcern.Majority,
            ReadPreference = ReadPreference.Primary,
            WriteConcern = WriteConcern.WMajority.With(journal: true),
        });
        var commit = new MongoDbCommit(client, _database);
        _writes = new WriteLoop(model, this, observers, (changes, stamp, cancellationToken) =>
        {
            stamp();
            return commit.CommitAsync(changes, cancellationToken);
        });
    }

    public bool IsShared => true;

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await RequireTransactionsAsync(cancellationToken);
        await MongoDbSchema.ApplyAsync(_database, _model, cancellationToken);
    }

    public IDocuments<T> Set<T>() where T : Document => (IDocuments<T>)_sets.GetOrAdd(typeof(T), _ =>
    {
        var collection = _model.CollectionOf<T>();
        return new MongoDbDocuments<T>(_database.GetCollection<BsonDocument>(collection.Name), collection);
    });

    public Task<TResult> WriteAsync<TResult>(
        IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writes.RunAsync(keys, body, cancellationToken);
    }

    private async Task RequireTransactionsAsync(CancellationToken cancellationToken)
    {
        BsonDocument hello;
        try
        {
            hello = await _database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or MongoException)
        {
            throw new InvalidOperationException(
                "MongoDB does not answer. Check Octomart:Store:MongoDb:ConnectionString, or leave it empty to keep data in SQLite files.", error);
        }

        if (!hello.Contains("setName") && hello.GetValue("msg", "").AsString != "isdbgrid")
        {
            throw new InvalidOperationException(
                "MongoDB is not a replica set, and transactions need one. Start mongod with --replSet and run rs.initiate() once (one member is enough), "
                + "or leave Octomart:Store:MongoDb:ConnectionString empty to keep data in SQLite files.");
        }
    }
}
