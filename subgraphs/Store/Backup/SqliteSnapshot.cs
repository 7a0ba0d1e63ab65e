using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Backup;

/// <summary>
/// A snapshot of several files while a shop writes to them. For some milliseconds it holds the write locks of all of them, so that nobody commits
/// anywhere; in that moment it opens a read transaction on each, which the write-ahead log keeps for as long as it is read.
/// </summary>
internal sealed class SqliteSnapshot : StoreSnapshot
{
    private readonly Dictionary<string, SqliteSession> _sessions = [];

    private SqliteSnapshot()
    {
    }

    public static SqliteSnapshot Take(string folder, IEnumerable<string> services)
    {
        var snapshot = new SqliteSnapshot();
        var locks = new List<SqliteSession>();
        try
        {
            var files = services.Select(service => (Service: service, Path: Path.Combine(folder, $"{service}.db"))).Where(file => File.Exists(file.Path)).ToList();
            foreach (var (_, path) in files)
            {
                var writer = new SqliteSession(path, SqliteOpenMode.ReadWrite);
                locks.Add(writer);
                writer.Run("BEGIN IMMEDIATE");
            }

            foreach (var (service, path) in files)
            {
                var reader = new SqliteSession(path, SqliteOpenMode.ReadOnly);
                snapshot._sessions.Add(service, reader);
                reader.Run("BEGIN");
                reader.Prepare("SELECT count(*) FROM sqlite_schema").ExecuteScalar();
            }

            return snapshot;
        }
        finally
        {
            // A connection that closes lets go of its lock.
            locks.ForEach(writer => writer.Dispose());
        }
    }

    public override IReadOnlyList<string> CollectionsOf(string service)
    {
        var names = new List<string>();
        if (_sessions.TryGetValue(service, out var session))
        {
            using var rows = session.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> $p0 ORDER BY name", SqliteMigrations.Register).ExecuteReader();
            while (rows.Read())
            {
                names.Add(rows.GetString(0));
            }
        }

        return names;
    }

    public override async IAsyncEnumerable<StoredRow> ReadAsync(string service, string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = _sessions[service];
        var schema = SqliteMigrations.StoredIn(session).GetValueOrDefault(collection);
        await using var rows = session.Prepare($"SELECT id, version, json(body) FROM {SqlText.Quote(collection)}").ExecuteReader();
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return new StoredRow(rows.GetString(0), rows.GetInt64(1), schema, JsonSerializer.Deserialize<JsonElement>(rows.GetString(2)));
        }
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
