using Octomart.Store.Sqlite;

namespace Octomart.Store.Tests;

public sealed class SqliteHarness : StoreHarness, IDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private SqliteDocumentStore _store;

    public SqliteHarness()
        : this(Directory.CreateTempSubdirectory("octomart-store-").FullName) =>
        _ownsFolder = true;

    private SqliteHarness(string folder)
    {
        _folder = folder;
        _store = Open();
    }

    public override IDocumentStore Store => _store;

    public string FilePath => Path.Combine(_folder, "test.db");

    public override Task<StoreHarness> OpenSecondAsync() => Task.FromResult<StoreHarness>(new SqliteHarness(_folder));

    public override Task ReopenAsync(StoreModel? model = null)
    {
        _store.Dispose();
        _store = Open(model);
        return _store.InitializeAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _store.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public override ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private SqliteDocumentStore Open(StoreModel? model = null) => new(FilePath, model ?? Model, []);
}
