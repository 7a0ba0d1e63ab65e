using GraphQL.DataLoader;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>Goes on with what a loader will have read.</summary>
public static class LoaderResultExtensions
{
    /// <summary>Turns what was found into something else; null stays null.</summary>
    public static IDataLoaderResult<TResult?> Then<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : class => new Mapped<T, TResult?>(result, (found, _) => Task.FromResult(next(found)));

    /// <summary>The same for a single value, such as an amount or an enum; null stays null.</summary>
    public static IDataLoaderResult<TResult?> ThenValue<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : struct => new Mapped<T, TResult?>(result, (found, _) => Task.FromResult(next(found)));

    /// <summary>Goes on with a second read that depends on what was found; null stays null.</summary>
    public static IDataLoaderResult<TResult?> ThenAsync<T, TResult>(this IDataLoaderResult<T?> result, Func<T, CancellationToken, Task<TResult?>> next)
        where T : class
        where TResult : class => new Mapped<T, TResult?>(result, next);

    private sealed class Mapped<T, TResult>(IDataLoaderResult<T?> inner, Func<T, CancellationToken, Task<TResult>> next) : IDataLoaderResult<TResult>
        where T : class
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken) =>
            await inner.GetResultAsync(cancellationToken) is { } found ? await next(found, cancellationToken) : default!;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
