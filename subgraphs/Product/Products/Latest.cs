using System.Collections.Immutable;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// One of a product's newest reviews or questions. They stand in the order in which the store pages them, by time and not by commit: of two
/// written at once the earlier may be stored last, and a cursor made of it would skip the other.
/// </summary>
internal sealed record Latest(string Id, DateTimeOffset CreatedAt)
{
    /// <summary>How many are kept.</summary>
    public const int Most = 20;

    /// <summary>The newest of these, newest first.</summary>
    public static ImmutableArray<Latest> Of(IEnumerable<Latest> entries) =>
    [
        .. entries.OrderByDescending(entry => StoreTime.Truncate(entry.CreatedAt)).ThenByDescending(entry => entry.Id, StringComparer.Ordinal).Take(Most),
    ];
}
