using GraphQL.DataLoader;

namespace Octomart.ProductSubgraph.Loading;

/// <summary>What loaders will have read, combined.</summary>
internal static class LoaderResults
{
    /// <summary>Turns what was found, or null, into something else.</summary>
    public static IDataLoaderResult<TResult> Select<T, TResult>(this IDataLoaderResult<T?> result, Func<T?, TResult> next) where T : class =>
        new Deferred<TResult>(async token => next(await result.GetResultAsync(token)));

    /// <summary>Goes on with another loader, whose keys depend on what the first found.</summary>
    public static IDataLoaderResult<TResult> Continue<T, TResult>(this IDataLoaderResult<T> result, Func<T, IDataLoaderResult<TResult>> next) =>
        new Chained<T, TResult>(result, next);

    /// <summary>A read that is not batched, begun when the branch is due.</summary>
    public static IDataLoaderResult<TResult> From<TResult>(Func<CancellationToken, Task<TResult>> read) => new Deferred<TResult>(read);

    /// <summary>All of them at once; those not found are left out.</summary>
    public static IDataLoaderResult<TResult> Gather<T, TResult>(this IReadOnlyList<IDataLoaderResult<T?>> results, Func<IReadOnlyList<T>, TResult> next) where T : class =>
        new Deferred<TResult>(async token =>
        {
            var found = new List<T>(results.Count);
            foreach (var result in results)
            {
                if (await result.GetResultAsync(token) is { } value)
                {
                    found.Add(value);
                }
            }

            return next(found);
        });

    /// <summary>A value that is here already, where another branch has to load it.</summary>
    public static IDataLoaderResult<TResult> Ready<TResult>(TResult value) => new Deferred<TResult>(_ => Task.FromResult(value));

    private sealed class Deferred<TResult>(Func<CancellationToken, Task<TResult>> read) : IDataLoaderResult<TResult>
    {
        public Task<TResult> GetResultAsync(CancellationToken cancellationToken) => read(cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await read(cancellationToken);
    }

    // The executor waits for a result that is a loader's result again: the next step's keys of all branches are gathered first.
    private sealed class Chained<T, TResult>(IDataLoaderResult<T> first, Func<T, IDataLoaderResult<TResult>> next) : IDataLoaderResult<TResult>
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken) =>
            await next(await first.GetResultAsync(cancellationToken)).GetResultAsync(cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => next(await first.GetResultAsync(cancellationToken));
    }
}
