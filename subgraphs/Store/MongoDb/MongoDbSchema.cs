using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Queries;

namespace Octomart.Store.MongoDb;

/// <summary>The model as collections and indexes. An index whose declaration changed is built anew; one that is no longer declared is dropped.</summary>
internal static class MongoDbSchema
{
    public static async Task ApplyAsync(IMongoDatabase database, StoreModel model, CancellationToken cancellationToken)
    {
        var present = await (await database.ListCollectionNamesAsync(cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
        foreach (var collection in model.Collections.Values)
        {
            if (!present.Contains(collection.Name))
            {
                await CreateAsync(database, collection.Name, cancellationToken);
            }

            await ApplyIndexesAsync(database.GetCollection<BsonDocument>(collection.Name), collection, cancellationToken);
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

    private static async Task ApplyIndexesAsync(IMongoCollection<BsonDocument> collection, CollectionModel model, CancellationToken cancellationToken)
    {
        using var indexes = await collection.Indexes.ListAsync(cancellationToken);
        var present = (await indexes.ToListAsync(cancellationToken)).ToDictionary(index => index["name"].AsString);
        var wanted = model.Indexes.ToDictionary(index => index.Name, Definition);
        foreach (var (name, index) in present)
        {
            if (name != "_id_" && (!wanted.TryGetValue(name, out var definition) || !IsSame(index, definition)))
            {
                await collection.Indexes.DropOneAsync(name, cancellationToken);
                present.Remove(name);
            }
        }

        foreach (var (name, (keys, isUnique, condition)) in wanted.Where(index => !present.ContainsKey(index.Key)))
        {
            var options = new CreateIndexOptions<BsonDocument> { Name = name, Unique = isUnique, PartialFilterExpression = condition };
            await collection.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, options), cancellationToken: cancellationToken);
        }
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
