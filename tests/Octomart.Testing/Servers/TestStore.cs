using MongoDB.Driver;
using Octomart.Store;

namespace Octomart.Testing.Servers;

/// <summary>Where a subgraph of a test keeps its data: a file, or a MongoDB database of its own that is dropped in the end.</summary>
public sealed class TestStore : IAsyncDisposable
{
    /// <summary>The environment variable that puts every test of a run on <c>mongodb</c>.</summary>
    public const string Variable = "OCTOMART_TEST_STORE";

    private static readonly AsyncLocal<StoreKind?> OfThisTest = new();
    private readonly string? _prefix;
    private readonly HashSet<string> _databases = [];

    private TestStore(string? prefix) => _prefix = prefix;

    /// <summary>An empty store of this kind, or of the one that the test runs on (<see cref="StoresFactAttribute"/>).</summary>
    public static TestStore New(StoreKind? kind = null) => new((kind ?? OfThisTest.Value ?? Default) == StoreKind.MongoDb ? $"test_{Guid.NewGuid():N}"[..25] : null);

    /// <summary>What the host of a subgraph needs to know.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsFor(string subgraph)
    {
        if (_prefix is null)
        {
            return [];
        }

        _databases.Add($"{_prefix}_{subgraph}");
        return [new($"{StoreOptions.Section}:MongoDb:ConnectionString", MongoDbServer.ConnectionString), new($"{StoreOptions.Section}:MongoDb:Database", _prefix)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await new MongoClient(MongoDbServer.ConnectionString).DropDatabaseAsync(database);
        }
    }

    internal static void Use(StoreKind kind) => OfThisTest.Value = kind;

    private static StoreKind Default => string.Equals(Environment.GetEnvironmentVariable(Variable), "mongodb", StringComparison.OrdinalIgnoreCase) ? StoreKind.MongoDb : StoreKind.Sqlite;
}

/// <summary>The stores that there are.</summary>
public enum StoreKind
{
    /// <summary>A file a service.</summary>
    Sqlite,

    /// <summary>A database a service.</summary>
    MongoDb,
}
