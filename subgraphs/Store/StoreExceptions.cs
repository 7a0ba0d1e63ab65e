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

/// <summary>The data or its indexes are not as this version of the program needs them; the service does not start.</summary>
public sealed class StoreSchemaException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database went away in the middle of a commit and cannot tell what became of it. Whoever asks again with the same key learns it.</summary>
public sealed class StoreOutcomeUnknownException(Exception? inner = null)
    : Exception("The database cannot tell whether a commit happened.", inner);
