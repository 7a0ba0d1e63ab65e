namespace Octomart.Store;

/// <summary>Other writers changed the same documents on every attempt. Nothing was written; trying again later may succeed.</summary>
public sealed class StoreConflictException(string message) : Exception(message);

/// <summary>A unique index (or the id) already holds this value. Nothing was written.</summary>
public sealed class DuplicateKeyException(string collection, string index)
    : Exception($"A document in '{collection}' already holds this value of the unique index '{index}'.")
{
    /// <summary>The collection's name.</summary>
    public string Collection { get; } = collection;

    /// <summary>The index's name as declared; <c>id</c> for the id itself.</summary>
    public string Index { get; } = index;
}

/// <summary>A cursor that this query did not give out: another order, or not a cursor at all.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
