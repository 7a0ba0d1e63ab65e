using Microsoft.Data.Sqlite;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.MongoDb;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Backup;

/// <summary>An empty store that a backup is put into. Indexes appear at the services' next start.</summary>
internal abstract class RestoreTarget : IAsyncDisposable
{
    /// <summary>Why it cannot be restored into; null when it is empty.</summary>
    public abstract Task<string?> RefusalAsync(IReadOnlyList<string> services, CancellationToken cancellationToken);

    public abstract Task WriteAsync(string service, string collection, int schema, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Files in a folder.</summary>
internal sealed class SqliteRestoreTarget(string folder) : RestoreTarget
{
    private readonly Dictionary<string, SqliteSession> _sessions = [];

    public override Task<string?> RefusalAsync(IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        Task.FromResult(services.Any(service => File.Exists(PathOf(service))) ? $"'{folder}' holds data already: restore into a new folder." : null);

    public override async Task WriteAsync(string service, string collection, int schema, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellationToken)
    {
        if (!_sessions.TryGetValue(service, out var session))
        {
            Directory.CreateDirectory(folder);
            session = _sessions[service] = new SqliteSession(PathOf(service), SqliteOpenMode.ReadWriteCreate);
            session.Run("PRAGMA journal_mode = WAL");
        }

        session.Run("BEGIN IMMEDIATE");
        session.Run(SqliteSchema.TableOf(collection));
        SqliteMigrations.Note(session, collection, schema);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Schema != schema)
            {
                throw new InvalidDataException($"Documents of '{collection}' were being migrated when the backup was made: restore it into MongoDB.");
            }

            session.Run($"INSERT INTO {SqlText.Quote(collection)} (id, version, body) VALUES ($p0, $p1, jsonb($p2))", row.Id, row.Version, row.Body.GetRawText());
        }

        session.Run("COMMIT");
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private string PathOf(string service) => Path.Combine(folder, $"{service}.db");
}

/// <summary>Databases on a server.</summary>
internal sealed class MongoDbRestoreTarget : RestoreTarget
{
    private const int Batch = 500;
    private readonly Func<string, IMongoDatabase> _databaseOf;
    private readonly string _prefix;

    public MongoDbRestoreTarget(MongoDbOptions options)
    {
        var client = new MongoClient(options.ConnectionString);
        _prefix = options.Database;
        _databaseOf = service => client.GetDatabase($"{options.Database}_{service}", new MongoDatabaseSettings { WriteConcern = WriteConcern.WMajority });
    }

    public override async Task<string?> RefusalAsync(IReadOnlyList<string> services, CancellationToken cancellationToken)
    {
        foreach (var service in services)
        {
            using var names = await _databaseOf(service).ListCollectionNamesAsync(cancellationToken: cancellationToken);
            if (await names.AnyAsync(cancellationToken))
            {
                return $"The database '{_prefix}_{service}' holds data already: name another with Octomart:Store:MongoDb:Database.";
            }
        }

        return null;
    }

    public override async Task WriteAsync(string service, string collection, int schema, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellationToken)
    {
        await _databaseOf(service).CreateCollectionAsync(collection, cancellationToken: cancellationToken);
        await MongoDbMigrations.NoteAsync(_databaseOf(service), collection, schema, cancellationToken);
        var (documents, mark) = (_databaseOf(service).GetCollection<BsonDocument>(collection), ObjectId.GenerateNewId());
        await foreach (var batch in rows.Chunk(Batch).WithCancellation(cancellationToken))
        {
            await documents.InsertManyAsync(batch.Select(row => MongoDbRow.Of(row.Id, row.Version, mark, row.Schema, BsonText.FromBody(row.Body))), cancellationToken: cancellationToken);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
