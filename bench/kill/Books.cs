using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Octomart.Kill.Bench;

/// <summary>What the services have committed, read from their stores behind their backs.</summary>
internal interface IBooks
{
    /// <summary>All documents of a collection.</summary>
    Task<IReadOnlyList<JsonElement>> ReadAsync(string service, string collection);
}

/// <summary>The books of a shop on SQLite: a file a service.</summary>
internal sealed class SqliteBooks(string folder) : IBooks
{
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string service, string collection)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"{service}.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are this program's own.
        command.CommandText = $"SELECT id, json(body) FROM \"{collection}\"";
#pragma warning restore CA2100
        var documents = new List<JsonElement>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // The id stands beside the body, not in it.
            var body = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(reader.GetString(1))!;
            body["id"] = JsonSerializer.SerializeToElement(reader.GetString(0));
            documents.Add(JsonSerializer.SerializeToElement(body));
        }

        return documents;
    }
}
