using GraphQL.DataLoader;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Several results of a loader as one list; all of them share the loader's batch. What was not found is left out.</summary>
internal sealed class AllOf<T>(IReadOnlyList<IDataLoaderResult<T?>> results) : IDataLoaderResult<IReadOnlyList<T>> where T : class
{
    public async Task<IReadOnlyList<T>> GetResultAsync(CancellationToken cancellationToken)
    {
        var found = new List<T>(results.Count);
        foreach (var result in results)
        {
            if (await result.GetResultAsync(cancellationToken) is { } item)
            {
                found.Add(item);
            }
        }

        return found;
    }

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
}
