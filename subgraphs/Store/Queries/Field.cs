using System.Collections.Immutable;

namespace Octomart.Store.Queries;

/// <summary>A stored member as a predicate or an index names it.</summary>
/// <param name="Path">JSON names from the document (or list element) down; empty for the element itself.</param>
/// <param name="Type">Without <see cref="Nullable{T}"/>.</param>
/// <param name="Kind">How its values compare.</param>
/// <param name="IsNullable">Whether the declaration admits null.</param>
/// <param name="IsDocumentId">Whether it is <see cref="Document.Id"/>, which is a column of its own.</param>
internal sealed record Field(ImmutableArray<string> Path, Type Type, FieldKind Kind, bool IsNullable, bool IsDocumentId)
{
    public override string ToString() => string.Join('.', Path);
}

/// <summary>How the values of a member compare.</summary>
internal enum FieldKind
{
    /// <summary>Ordinal.</summary>
    Text,
    Integer,
    Real,
    Boolean,

    /// <summary>Stored by name; equality only.</summary>
    Enumeration,

    /// <summary>Text of one width; see <see cref="StoreTime"/>.</summary>
    Time,
    Date,

    /// <summary>Guids; equality only.</summary>
    Identifier,
    List,
    Object,
}
