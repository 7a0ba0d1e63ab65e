using System.Text.Json.Nodes;

namespace Octomart.Store.Sqlite;

/// <summary>Brings stored documents into today's form. It runs inside the transaction that applies the model, so it is done wholly or not at all.</summary>
internal sealed class SqliteMigrations
{
    private const string Register = "store_schema";
    private const int Batch = 500;

    private readonly SqliteSession _session;
    private readonly Dictionary<string, int> _stored;
    private readonly IReadOnlyList<CollectionModel> _due;

    /// <summary>Refuses data of a newer version of the program.</summary>
    public SqliteMigrations(SqliteSession session, StoreModel model)
    {
        _session = session;
        _stored = Read();
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

        _session.Run($"CREATE TABLE IF NOT EXISTS {Register} (collection TEXT PRIMARY KEY NOT NULL, schema INTEGER NOT NULL) STRICT");
        foreach (var collection in _due)
        {
            Run(collection, _stored.GetValueOrDefault(collection.Name));
            _session.Run($"INSERT OR REPLACE INTO {Register} (collection, schema) VALUES ($p0, $p1)", collection.Name, (long)collection.Schema);
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

    private Dictionary<string, int> Read()
    {
        var stored = new Dictionary<string, int>(StringComparer.Ordinal);
        if (_session.Prepare("SELECT 1 FROM sqlite_schema WHERE name = $p0", Register).ExecuteScalar() is null)
        {
            return stored;
        }

        using var rows = _session.Prepare($"SELECT collection, schema FROM {Register}").ExecuteReader();
        while (rows.Read())
        {
            stored.Add(rows.GetString(0), rows.GetInt32(1));
        }

        return stored;
    }
}
