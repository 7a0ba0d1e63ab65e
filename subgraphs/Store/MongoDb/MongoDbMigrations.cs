using MongoDB.Bson;
using MongoDB.Driver;

namespace Octomart.Store.MongoDb;

/// <summary>
/// Brings stored documents into today's form at start. Each row knows its form, so it does not matter how often this dies half-way, or how many
/// replicas do it at once. What replicas of the version before write meanwhile is brought up as it is read (<see cref="MongoDbRow"/>), and
/// stored in today's form by the next write or start.
/// </summary>
internal sealed class MongoDbMigrations
{
    public const string Register = "store_schema";
    private const int Batch = 200;

    private readonly IMongoCollection<BsonDocument> _register;
    private readonly Dictionary<string, int> _stored;

    private MongoDbMigrations(IMongoCollection<BsonDocument> register, Dictionary<string, int> stored) => (_register, _stored) = (register, stored);

    /// <summary>Refuses data of a newer version of the program.</summary>
    public static async Task<MongoDbMigrations> ReadAsync(IMongoDatabase database, StoreModel model, CancellationToken cancellationToken)
    {
        var register = database.GetCollection<BsonDocument>(Register);
        using var rows = await register.FindAsync(new BsonDocument(), cancellationToken: cancellationToken);
        var stored = (await rows.ToListAsync(cancellationToken)).ToDictionary(row => row["_id"].AsString, row => row["schema"].ToInt32());
        SchemaVersions.RequireKnown(stored, model);
        return new MongoDbMigrations(register, stored);
    }

    public async Task RunAsync(IMongoCollection<BsonDocument> rows, CollectionModel collection, CancellationToken cancellationToken)
    {
        if (collection.Schema == 0)
        {
            return;
        }

        // Also when the register says that it is done: a replica of the version before may have written since.
        while (await RunBatchAsync(rows, collection, cancellationToken))
        {
        }

        if (_stored.GetValueOrDefault(collection.Name) < collection.Schema)
        {
            await NoteAsync(_register.Database, collection.Name, collection.Schema, cancellationToken);
        }
    }

    /// <summary>Notes the form that a collection's documents are in.</summary>
    public static async Task NoteAsync(IMongoDatabase database, string collection, int schema, CancellationToken cancellationToken)
    {
        if (schema > 0)
        {
            await database.GetCollection<BsonDocument>(Register).UpdateOneAsync(
                new BsonDocument("_id", collection), new BsonDocument("$max", new BsonDocument("schema", schema)), new UpdateOptions { IsUpsert = true }, cancellationToken);
        }
    }

    private static async Task<bool> RunBatchAsync(IMongoCollection<BsonDocument> rows, CollectionModel collection, CancellationToken cancellationToken)
    {
        var older = new BsonDocument("$or", new BsonArray
        {
            new BsonDocument("schema", new BsonDocument("$exists", false)),
            new BsonDocument("schema", new BsonDocument("$lt", collection.Schema)),
        });
        using var cursor = await rows.FindAsync(older, new FindOptions<BsonDocument> { Limit = Batch }, cancellationToken);
        var batch = await cursor.ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            return false;
        }

        // A row that somebody else changed meanwhile is met again in the next batch.
        await rows.BulkWriteAsync(batch.Select(row => Upgrade(row, collection)), new BulkWriteOptions { IsOrdered = false }, cancellationToken);
        return true;
    }

    private static ReplaceOneModel<BsonDocument> Upgrade(BsonDocument row, CollectionModel collection)
    {
        var version = row["version"].ToInt64();
        return new ReplaceOneModel<BsonDocument>(
            new BsonDocument { { "_id", row["_id"] }, { "version", version } },
            MongoDbRow.Of(row["_id"].AsString, version + 1, ObjectId.GenerateNewId(), collection.Schema, MongoDbRow.BodyOf(row, collection)));
    }
}
