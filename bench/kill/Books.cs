using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Octomart.Kill.Bench;

/// <summary>Reads the documents of a service from its SQLite file, as they were committed.</summary>
internal sealed class Books(string folder)
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
