using System.Text.Json.Nodes;

namespace Octomart.Store.Sqlite;

/// <summary>Brings stored documents into today's form. It runs inside the transaction that applies the model, so it is done wholly or not at all.</summary>
internal sealed class SqliteMigrations
{
    public const string Register = "store_schema";
    private const int Batch = 500;

    private readonly SqliteSession _session;
    private readonly Dictionary<string, int> _stored;
    private readonly IReadOnlyList<CollectionModel> _due;

    /// <summary>Refuses data of a newer version of the program.</summary>
    public SqliteMigrations(SqliteSession session, StoreModel model)
    {
        _session = session;
        _stored = StoredIn(session);
        SchemaVersions.RequireKnown(_stored, model);
        _due = [.. model.Collections.Values.Where(collection => collection.Schema > _stored.GetValueOrDefault(collection.Name))];
    }

    public bool AreDue => _due.Count > 0;

    public void Run()
    {
        if (!AreDue)
        {
            return;
        }

        foreach (var collection in _due)
        {
            Run(collection, _stored.GetValueOrDefault(collection.Name));
            Note(_session, collection.Name, collection.Schema);
        }
    }

    /// <summary>Notes the form that a collection's documents are in.</summary>
    public static void Note(SqliteSession session, string collection, int schema)
    {
        if (schema > 0)
        {
            session.Run($"CREATE TABLE IF NOT EXISTS {Register} (collection TEXT PRIMARY KEY NOT NULL, schema INTEGER NOT NULL) STRICT");
            session.Run($"INSERT OR REPLACE INTO {Register} (collection, schema) VALUES ($p0, $p1)", collection, (long)schema);
        }
    }

    private void Run(CollectionModel collection, int from)
    {
        var table = SqlText.Quote(collection.Name);
        for (var batch = ReadBatch(table, ""); batch.Count > 0; batch = ReadBatch(table, batch[^1].Id))
        {
            foreach (var (id, body) in batch)
            {
                collection.Migrate(body, from);
                _session.Run($"UPDATE {table} SET version = version + 1, body = jsonb($p1) WHERE id = $p0", id, body.ToJsonString(DocumentJson.Options));
            }
        }
    }

    private List<(string Id, JsonObject Body)> ReadBatch(string table, string after)
    {
        var batch = new List<(string, JsonObject)>();
        using var rows = _session.Prepare($"SELECT id, json(body) FROM {table} WHERE id > $p0 ORDER BY id LIMIT {Batch}", after).ExecuteReader();
        while (rows.Read())
        {
            batch.Add((rows.GetString(0), JsonNode.Parse(rows.GetString(1))!.AsObject()));
        }

        return batch;
    }

    /// <summary>The form of each collection's documents; 0 for those that are not named.</summary>
    public static Dictionary<string, int> StoredIn(SqliteSession session)
    {
        var stored = new Dictionary<string, int>(StringComparer.Ordinal);
        if (session.Prepare("SELECT 1 FROM sqlite_schema WHERE name = $p0", Register).ExecuteScalar() is null)
        {
            return stored;
        }

        using var rows = session.Prepare($"SELECT collection, schema FROM {Register}").ExecuteReader();
        while (rows.Read())
        {
            stored.Add(rows.GetString(0), rows.GetInt32(1));
        }

        return stored;
    }
}
