using System.Collections.Frozen;
using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>
/// Knows which members lead an index. Without an order of its own a query is ordered by id, and SQLite would then rather walk
/// all documents along the primary key than look up the few that match and sort them; it cannot know that they are few.
/// </summary>
internal sealed class SqliteIndexHints(CollectionModel collection)
{
    private readonly FrozenSet<string> _leading = collection.Indexes.Select(index => FieldResolver.ResolveKey(index.Keys[0]).ToString()).ToFrozenSet();

    /// <summary>Whether a condition that every match fulfils can be looked up.</summary>
    public bool IsSelective(Predicate? predicate) => predicate switch
    {
        AllOf all => IsSelective(all.Left) || IsSelective(all.Right),
        AnyOf any => IsSelective(any.Left) && IsSelective(any.Right),
        Comparison comparison => _leading.Contains(comparison.Field.ToString()),
        OneOf oneOf => _leading.Contains(oneOf.Field.ToString()),
        StartsWith startsWith => _leading.Contains(startsWith.Field.ToString()),
        _ => false,
    };
}
