using System.Linq.Expressions;
using Octomart.Store.Queries;

namespace Octomart.Store;

/// <summary>
/// What to read and in which order. Predicates are translated from a whitelist of members and operators; anything
/// else throws <see cref="NotSupportedException"/> rather than silently returning other rows.
/// </summary>
public sealed record DocumentQuery<T> where T : Document
{
    /// <summary>Which documents; all when null.</summary>
    public Expression<Func<T, bool>>? Where { get; init; }

    /// <summary>The sort key, never null in any document; the id breaks ties. By id alone when null.</summary>
    public Expression<Func<T, object>>? OrderBy { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Continue behind this cursor, as <see cref="DocumentPage{T}"/> gave it.</summary>
    public string? After { get; init; }

    /// <summary>How many documents at most.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>The cursor that stands behind a document in this order, for documents that were read by other means.</summary>
    public string CursorBehind(T document) => SortOrder.Of(this).CursorFor(document);
}

/// <summary>A page and where the next one begins.</summary>
/// <param name="Items">The documents with the cursor that stands behind each.</param>
/// <param name="HasMore">Whether documents follow.</param>
public sealed record DocumentPage<T>(IReadOnlyList<DocumentCursor<T>> Items, bool HasMore) where T : Document;

/// <summary>A document and the opaque cursor that stands behind it.</summary>
public readonly record struct DocumentCursor<T>(T Document, string Cursor) where T : Document;
