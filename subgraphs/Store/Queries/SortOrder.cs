using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Octomart.Store.Queries;

/// <summary>The order of a query: one member that is never null, then the id.</summary>
internal sealed record SortOrder(Field Field, bool IsDescending, Func<Document, object?> ReadKey)
{
    private static readonly ConcurrentDictionary<(Type Document, string Path), Func<Document, object?>> Readers = new();

    /// <summary>Names the order inside cursors, so that one of another order is refused.</summary>
    public string Name { get; } = Field + (IsDescending ? "-" : "+");

    public static SortOrder Of<T>(DocumentQuery<T> query) where T : Document
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Limit);
        Expression<Func<T, object>> key = query.OrderBy ?? (document => document.Id);
        var field = FieldResolver.ResolveKey(key);
        if (field.IsNullable || field.Kind is FieldKind.Enumeration or FieldKind.Identifier)
        {
            throw new NotSupportedException(
                $"'{key}' cannot order a query: sort keys are never null, and enums and guids have no order that every store shares.");
        }

        var reader = Readers.GetOrAdd((typeof(T), field.ToString()), static (_, lambda) =>
        {
            var read = ((Expression<Func<T, object>>)lambda).Compile();
            return document => read((T)document);
        }, key);
        return new SortOrder(field, query.Descending, reader);
    }

    public string CursorFor(Document document)
    {
        var key = FieldValue.From(Field, ReadKey(document))
            ?? throw new InvalidOperationException($"'{document.Id}' has no value for the sort key '{Field}'.");
        return new PageCursor(key, document.Id).Encode(this);
    }
}
