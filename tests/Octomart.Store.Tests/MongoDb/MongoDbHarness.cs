using MongoDB.Driver;
using Octomart.Store.MongoDb;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

public sealed class MongoDbHarness : StoreHarness
{
    private readonly string _database;
    private readonly bool _ownsDatabase;
    private MongoDbDocumentStore _store;

    private MongoDbHarness(string database, bool ownsDatabase)
    {
        (_database, _ownsDatabase) = (database, ownsDatabase);
        _store = NewStore();
    }

    public override IDocumentStore Store => _store;

    public static async Task<StoreHarness> CreateAsync() => await OpenAsync($"octomart_test_{Guid.NewGuid():N}"[..30], ownsDatabase: true);

    public override async Task<StoreHarness> OpenSecondAsync() => await OpenAsync(_database, ownsDatabase: false);

    public override async Task ReopenAsync(StoreModel? model = null)
    {
        _store = NewStore(model);
        await _store.InitializeAsync(CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_ownsDatabase)
        {
            await new MongoClient(MongoDbServer.ConnectionString).DropDatabaseAsync(_database);
        }

        GC.SuppressFinalize(this);
    }

    private static async Task<MongoDbHarness> OpenAsync(string database, bool ownsDatabase)
    {
        var harness = new MongoDbHarness(database, ownsDatabase);
        await harness._store.InitializeAsync(CancellationToken.None);
        return harness;
    }

    private MongoDbDocumentStore NewStore(StoreModel? model = null) => new(MongoDbServer.ConnectionString!, _database, model ?? Model, []);
}
