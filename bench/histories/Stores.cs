using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Octomart.Histories.Bench;

/// <summary>Reads what the services have committed, from their SQLite files.</summary>
internal sealed class Stores(string folder) : IDisposable
{
    private readonly Dictionary<string, SqliteConnection> _connections = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The documents of a collection that meet a condition in SQL, with their ids.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string service, string collection, string condition = "1=1")
    {
        var documents = new List<JsonElement>();
        await QueryAsync(service, $"SELECT id, json(body) FROM \"{collection}\" WHERE {condition}", reader =>
        {
            var body = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(reader.GetString(1))!;
            body["id"] = JsonSerializer.SerializeToElement(reader.GetString(0));
            documents.Add(JsonSerializer.SerializeToElement(body));
        });
        return documents;
    }

    /// <summary>How many documents meet a condition.</summary>
    public async Task<long> CountAsync(string service, string collection, string condition)
    {
        var count = 0L;
        await QueryAsync(service, $"SELECT count(*) FROM \"{collection}\" WHERE {condition}", reader => count = reader.GetInt64(0));
        return count;
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }

        _turn.Dispose();
    }

    private async Task QueryAsync(string service, string sql, Action<SqliteDataReader> read)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_connections.TryGetValue(service, out var connection))
            {
                _connections[service] = connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"{service}.db")};Mode=ReadOnly;Pooling=False");
                await connection.OpenAsync();
            }

            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The conditions are this program's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                read(reader);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
