using System.Linq.Expressions;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Queries;

namespace Octomart.Store.MongoDb;

/// <summary>Reads of one collection.</summary>
internal sealed class MongoDbDocuments<T>(IMongoCollection<BsonDocument> collection, CollectionModel model) : IDocuments<T> where T : Document
{
    public async Task<T?> FindAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(new BsonDocument("_id", id), null, 1, cancellationToken) is [var document] ? document : null;

    public async Task<IReadOnlyDictionary<string, T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids)));
        var documents = ids.Count == 0 ? [] : await ReadAsync(filter, null, 0, cancellationToken);
        return documents.ToDictionary(document => document.Id);
    }

    public async Task<T?> FirstAsync(DocumentQuery<T> query, CancellationToken cancellationToken) =>
        await ListAsync(query with { Limit = 1 }, cancellationToken) is [var first, ..] ? first : null;

    public async Task<IReadOnlyList<T>> ListAsync(DocumentQuery<T> query, CancellationToken cancellationToken) =>
        await ListAsync(query, SortOrder.Of(query), query.Limit, cancellationToken);

    public async Task<DocumentPage<T>> PageAsync(DocumentQuery<T> query, CancellationToken cancellationToken)
    {
        var order = SortOrder.Of(query);
        var documents = await ListAsync(query, order, query.Limit + 1, cancellationToken);
        var items = documents.Take(query.Limit).Select(document => new DocumentCursor<T>(document, order.CursorFor(document))).ToList();
        return new DocumentPage<T>(items, documents.Count > query.Limit);
    }

    public async Task<long> CountAsync(Expression<Func<T, bool>>? where, CancellationToken cancellationToken)
    {
        StoreMeter.CountRead(model.Name);
        using var span = StoreTracing.StartRead(model.Name);
        var filter = where is null ? [] : BsonPredicate.ToFilter(PredicateParser.Parse(where));
        return await MongoDbRetry.RunAsync(() => collection.CountDocumentsAsync(filter, cancellationToken: cancellationToken), cancellationToken);
    }

    private Task<List<T>> ListAsync(DocumentQuery<T> query, SortOrder order, int limit, CancellationToken cancellationToken)
    {
        var filter = query.Where is null ? [] : BsonPredicate.ToFilter(PredicateParser.Parse(query.Where));
        if (query.After is not null)
        {
            filter = new BsonDocument("$and", new BsonArray { filter, Behind(PageCursor.Decode(query.After, order), order) });
        }

        return ReadAsync(filter, order, limit, cancellationToken);
    }

    private static BsonDocument Behind(PageCursor cursor, SortOrder order)
    {
        var behind = order.IsDescending ? "$lt" : "$gt";
        var idBehind = new BsonDocument("_id", new BsonDocument(behind, cursor.Id));
        if (order.Field.IsDocumentId)
        {
            return idBehind;
        }

        var (path, key) = (BsonPredicate.PathOf(order.Field), BsonText.FromValue(cursor.Key));
        return new BsonDocument("$or", new BsonArray
        {
            new BsonDocument(path, new BsonDocument(behind, key)),
            new BsonDocument("$and", new BsonArray { new BsonDocument(path, key), idBehind }),
        });
    }

    private async Task<List<T>> ReadAsync(BsonDocument filter, SortOrder? order, int limit, CancellationToken cancellationToken)
    {
        // MongoDB reads a limit of 0 as none.
        if (limit == 0 && order is not null)
        {
            return [];
        }

        StoreMeter.CountRead(model.Name);
        using var span = StoreTracing.StartRead(model.Name);
        var options = new FindOptions<BsonDocument> { Limit = limit == 0 ? null : limit, Sort = order is null ? null : SortBy(order) };
        return await MongoDbRetry.RunAsync(() => ReadAsync(filter, options, cancellationToken), cancellationToken);
    }

    private async Task<List<T>> ReadAsync(BsonDocument filter, FindOptions<BsonDocument> options, CancellationToken cancellationToken)
    {
        using var cursor = await collection.FindAsync(filter, options, cancellationToken);
        var documents = new List<T>();
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            documents.AddRange(cursor.Current.Select(Read));
        }

        return documents;
    }

    private static BsonDocument SortBy(SortOrder order)
    {
        var direction = order.IsDescending ? -1 : 1;
        return order.Field.IsDocumentId
            ? new BsonDocument("_id", direction)
            : new BsonDocument { { BsonPredicate.PathOf(order.Field), direction }, { "_id", direction } };
    }

    private T Read(BsonDocument row)
    {
        var document = BsonText.ToDocument<T>(MongoDbRow.BodyOf(row, model));
        document.Version = row["version"].ToInt64();
        return document;
    }
}
