using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace Octomart.Kill.Bench;

/// <summary>The books of a shop on MongoDB: a database a service.</summary>
internal sealed class MongoDbBooks : IBooks
{
    private static readonly JsonWriterSettings Plain = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    private readonly Func<string, IMongoDatabase> _databaseOf;

    public MongoDbBooks(string connectionString, string prefix)
    {
        // The driver shares connections between clients, and this program ends with its run.
        var client = new MongoClient(connectionString);
        _databaseOf = service => client.GetDatabase($"{prefix}_{service}");
    }

    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string service, string collection)
    {
        using var rows = await _databaseOf(service).GetCollection<BsonDocument>(collection).FindAsync(new BsonDocument());
        return [.. (await rows.ToListAsync()).Select(row => JsonSerializer.Deserialize<JsonElement>(row["body"].AsBsonDocument.Set("id", row["_id"]).ToJson(Plain)))];
    }
}
