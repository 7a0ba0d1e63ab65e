using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>Reads of one collection. SQLite answers on the calling thread; the tasks are always complete.</summary>
internal sealed class SqliteDocuments<T>(CollectionModel collection, SqliteReaderPool readers) : IDocuments<T> where T : Document
{
    private readonly SqliteIndexHints _hints = new(collection);
    private readonly string _table = SqlText.Quote(collection.Name);

    private string SelectFrom => $"SELECT version, json(body) FROM {_table}";

    public Task<T?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read($"{SelectFrom} WHERE id = $p0", id).FirstOrDefault());
    }

    public Task<IReadOnlyDictionary<string, T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var list = JsonSerializer.Serialize(ids, DocumentJson.Options);
        var found = ids.Count == 0 ? [] : Read($"{SelectFrom} WHERE id IN (SELECT value FROM json_each($p0))", list);
        return Task.FromResult<IReadOnlyDictionary<string, T>>(found.ToDictionary(document => document.Id));
    }

    public async Task<T?> FirstAsync(DocumentQuery<T> query, CancellationToken cancellationToken) =>
        await ListAsync(query with { Limit = 1 }, cancellationToken) is [var first, ..] ? first : null;

    public Task<IReadOnlyList<T>> ListAsync(DocumentQuery<T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>(List(query, SortOrder.Of(query), query.Limit));
    }

    public Task<DocumentPage<T>> PageAsync(DocumentQuery<T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var order = SortOrder.Of(query);
        var documents = List(query, order, query.Limit + 1);
        var items = documents.Take(query.Limit).Select(document => new DocumentCursor<T>(document, order.CursorFor(document))).ToList();
        return Task.FromResult(new DocumentPage<T>(items, documents.Count > query.Limit));
    }

    public Task<long> CountAsync(Expression<Func<T, bool>>? where, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sql = new SqlText().Append($"SELECT count(*) FROM {_table}");
        if (where is not null)
        {
            sql.Append(" WHERE ").AppendPredicate(PredicateParser.Parse(where));
        }

        StoreMeter.CountRead(collection.Name);
        using var span = StoreTracing.StartRead(collection.Name);
        return Task.FromResult(readers.Read(session => (long)session.Prepare(sql.ToString(), [.. sql.Parameters]).ExecuteScalar()!));
    }

    private List<T> List(DocumentQuery<T> query, SortOrder order, int limit)
    {
        var sql = Compose(query, order, limit);
        return Read(sql.ToString(), [.. sql.Parameters]);
    }

    internal SqlText Compose(DocumentQuery<T> query, SortOrder order, int limit)
    {
        var predicate = query.Where is null ? new Always(true) : PredicateParser.Parse(query.Where);
        var sql = new SqlText().Append(SelectFrom).Append(" WHERE ").AppendPredicate(predicate);
        AppendKeyset(sql, query, order);
        var direction = order.IsDescending ? " DESC" : "";
        var keyFirst = order.Field.IsDocumentId ? "" : $"{SqlText.Column(order.Field)}{direction}, ";
        var id = order.Field.IsDocumentId && _hints.IsSelective(predicate) ? "+id" : "id";
        return sql.Append($" ORDER BY {keyFirst}{id}{direction} LIMIT ").Value((long)limit);
    }

    private static void AppendKeyset(SqlText sql, DocumentQuery<T> query, SortOrder order)
    {
        if (query.After is null)
        {
            return;
        }

        var cursor = PageCursor.Decode(query.After, order);
        var comparison = order.IsDescending ? " < " : " > ";
        if (order.Field.IsDocumentId)
        {
            sql.Append(" AND id").Append(comparison).Value(cursor.Id);
        }
        else
        {
            // A comparison of (key, id) pairs would say the same, but SQLite does not search an index on an expression with one.
            var key = SqlText.Column(order.Field);
            sql.Append($" AND {key}").Append(order.IsDescending ? " <= " : " >= ").Value(cursor.Key)
                .Append($" AND ({key}").Append(comparison).Value(cursor.Key).Append(" OR id").Append(comparison).Value(cursor.Id).Append(")");
        }
    }

    private List<T> Read(string sql, params object[] parameters) => readers.Read(session =>
    {
        StoreMeter.CountRead(collection.Name);
        using var span = StoreTracing.StartRead(collection.Name);
        var documents = new List<T>();
        using var reader = session.Prepare(sql, parameters).ExecuteReader();
        while (reader.Read())
        {
            documents.Add(Read(reader));
        }

        return documents;
    });

    private T Read(SqliteDataReader reader)
    {
        var document = JsonSerializer.Deserialize<T>(reader.GetString(1), DocumentJson.Options)
            ?? throw new InvalidDataException($"A document in '{collection.Name}' is the JSON null.");
        document.Version = reader.GetInt64(0);
        return document;
    }
}
