using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Queries;

namespace Octomart.Store.MongoDb;

/// <summary>
/// The model as collections and indexes, and the documents in today's form. An index whose declaration changed is built anew; one that is no
/// longer declared is dropped. In the end the server is asked what it has.
/// </summary>
internal static class MongoDbSchema
{
    public static async Task ApplyAsync(IMongoDatabase database, StoreModel model, CancellationToken cancellationToken)
    {
        var migrations = await MongoDbMigrations.ReadAsync(database, model, cancellationToken);
        var present = await (await database.ListCollectionNamesAsync(cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
        foreach (var collection in model.Collections.Values)
        {
            if (!present.Contains(collection.Name))
            {
                await CreateAsync(database, collection.Name, cancellationToken);
            }

            var rows = database.GetCollection<BsonDocument>(collection.Name);
            var wanted = collection.Indexes.ToDictionary(index => index.Name, Definition);
            var indexes = await DropChangedAsync(rows, wanted, cancellationToken);
            await migrations.RunAsync(rows, collection, cancellationToken);
            await CreateMissingAsync(rows, indexes, wanted, cancellationToken);
        }
    }

    private static async Task CreateAsync(IMongoDatabase database, string name, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(name, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException error) when (error.CodeName == "NamespaceExists")
        {
            // Another replica of the service started at the same time.
        }
    }

    private static async Task<HashSet<string>> DropChangedAsync(
        IMongoCollection<BsonDocument> rows, Dictionary<string, (BsonDocument Keys, bool IsUnique, BsonDocument? Condition)> wanted, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(rows, cancellationToken);
        foreach (var (name, _) in present.Where(index => !wanted.TryGetValue(index.Key, out var definition) || !IsSame(index.Value, definition)).ToList())
        {
            await rows.Indexes.DropOneAsync(name, cancellationToken);
            present.Remove(name);
        }

        return [.. present.Keys];
    }

    private static async Task CreateMissingAsync(
        IMongoCollection<BsonDocument> rows, HashSet<string> present, Dictionary<string, (BsonDocument Keys, bool IsUnique, BsonDocument? Condition)> wanted, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(index => !present.Contains(index.Key)).ToList();
        foreach (var (name, (keys, isUnique, condition)) in missing)
        {
            var options = new CreateIndexOptions<BsonDocument> { Name = name, Unique = isUnique, PartialFilterExpression = condition };
            try
            {
                await rows.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, options), cancellationToken: cancellationToken);
            }
            catch (MongoCommandException error) when (MongoDbFaults.Has(error, MongoDbFaults.DuplicateKey))
            {
                throw new StoreSchemaException($"Documents of '{rows.CollectionNamespace.CollectionName}' share a value of the unique index '{name}': make them differ, then start again.", error);
            }
        }

        if (missing.Count > 0)
        {
            var built = await PresentAsync(rows, cancellationToken);
            if (wanted.Where(index => !built.TryGetValue(index.Key, out var has) || !IsSame(has, index.Value)).Select(index => index.Key).ToList() is [_, ..] different)
            {
                throw new StoreSchemaException($"MongoDB did not build these indexes of '{rows.CollectionNamespace.CollectionName}' as they are declared: {string.Join(", ", different)}.");
            }
        }
    }

    private static async Task<Dictionary<string, BsonDocument>> PresentAsync(IMongoCollection<BsonDocument> rows, CancellationToken cancellationToken)
    {
        using var indexes = await rows.Indexes.ListAsync(cancellationToken);
        return (await indexes.ToListAsync(cancellationToken)).Where(index => index["name"] != "_id_").ToDictionary(index => index["name"].AsString);
    }

    private static (BsonDocument Keys, bool IsUnique, BsonDocument? Condition) Definition(IndexModel index)
    {
        var fields = index.Keys.Select(FieldResolver.ResolveKey).ToList();
        var keys = new BsonDocument(fields.Select(field => new BsonElement(BsonPredicate.PathOf(field), 1)));
        if (!index.IsUnique && !keys.Contains("_id"))
        {
            keys.Add("_id", 1);
        }

        // Null is no value of a unique index: documents without one of the keys stay out of it.
        List<BsonDocument> conditions = index.IsUnique
            ? [.. fields.Where(field => field.IsNullable).Select(field => new BsonDocument(BsonPredicate.PathOf(field), BsonPredicate.NotNull(field)))]
            : [];
        if (index.Where is not null)
        {
            conditions.Add(ToCondition(IndexCondition.Parse(index.Where)));
        }

        return (keys, index.IsUnique, conditions switch { [] => null, [var only] => only, _ => new BsonDocument("$and", new BsonArray(conditions)) });
    }

    private static BsonDocument ToCondition(Predicate predicate) => predicate switch
    {
        Not { Inner: Comparison { Value: null, Field: var field } } => new(BsonPredicate.PathOf(field), BsonPredicate.NotNull(field)),
        AllOf all => new("$and", new BsonArray { ToCondition(all.Left), ToCondition(all.Right) }),
        AnyOf any => new("$or", new BsonArray { ToCondition(any.Left), ToCondition(any.Right) }),
        _ => BsonPredicate.ToFilter(predicate),
    };

    private static bool IsSame(BsonDocument present, (BsonDocument Keys, bool IsUnique, BsonDocument? Condition) wanted) =>
        present["key"] == wanted.Keys
        && present.GetValue("unique", false).ToBoolean() == wanted.IsUnique
        && present.GetValue("partialFilterExpression", BsonNull.Value) == (wanted.Condition ?? (BsonValue)BsonNull.Value);
}
