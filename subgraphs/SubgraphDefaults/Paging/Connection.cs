using GraphQL;
using GraphQL.Federation;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Paging;

/// <summary>Where a page begins and ends.</summary>
/// <param name="HasNextPage">Whether more follow: ask with <c>after: endCursor</c>.</param>
/// <param name="HasPreviousPage">Whether this is not the first page.</param>
/// <param name="StartCursor">The cursor of the first edge; null on an empty page.</param>
/// <param name="EndCursor">The cursor of the last edge; null on an empty page.</param>
[Shareable]
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>An item of a page with its cursor.</summary>
/// <param name="Node">The item.</param>
/// <param name="Cursor">Opaque; stands behind the item.</param>
public record Edge<T>(T Node, string Cursor) where T : class;

/// <summary>A page of a list, in the Relay way.</summary>
/// <param name="edges">The items with their cursors.</param>
/// <param name="pageInfo">Where the page begins and ends.</param>
/// <param name="count">Counts the whole list; called only when asked for.</param>
public class Connection<T>(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count) where T : class
{
    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    /// <summary>The items alone.</summary>
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>Where the page begins and ends.</summary>
    public PageInfo PageInfo { get; } = pageInfo;

    /// <summary>How many items the whole list has.</summary>
    [Name("totalCount")]
    public async Task<int> CountAsync(CancellationToken cancellationToken) => (int)Math.Min(await count(cancellationToken), int.MaxValue);
}

/// <summary>Makes connections of store pages.</summary>
public static class ConnectionExtensions
{
    /// <summary>A page of documents as a connection of graph types.</summary>
    public static Connection<TType> ToConnection<TDocument, TType>(
        this DocumentPage<TDocument> page, string? after, Func<TDocument, TType> toType, Func<CancellationToken, Task<long>> count)
        where TDocument : Document
        where TType : class
    {
        ArgumentNullException.ThrowIfNull(page);
        var (edges, info) = page.ToEdges(after, toType);
        return new Connection<TType>(edges, info, count);
    }

    /// <summary>The edges and page info, for connections with fields of their own.</summary>
    public static (IReadOnlyList<Edge<TType>> Edges, PageInfo PageInfo) ToEdges<TDocument, TType>(
        this DocumentPage<TDocument> page, string? after, Func<TDocument, TType> toType)
        where TDocument : Document
        where TType : class
    {
        ArgumentNullException.ThrowIfNull(page);
        var edges = page.Items.Select(item => new Edge<TType>(toType(item.Document), item.Cursor)).ToList();
        return (edges, new PageInfo(page.HasMore, after is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor));
    }
}
