using GraphQL.DataLoader;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>Goes on with what a loader will have read.</summary>
public static class LoaderResultExtensions
{
    /// <summary>Turns what was found into something else; null stays null.</summary>
    public static IDataLoaderResult<TResult?> Then<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : class => new Mapped<T, TResult>(result, next);

    /// <summary>The same for a single value, such as an amount or an enum; null stays null.</summary>
    public static IDataLoaderResult<TResult?> ThenValue<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : struct => new MappedValue<T, TResult>(result, next);

    private sealed class Mapped<T, TResult>(IDataLoaderResult<T?> inner, Func<T, TResult?> next) : IDataLoaderResult<TResult?>
        where T : class
        where TResult : class
    {
        public async Task<TResult?> GetResultAsync(CancellationToken cancellationToken) =>
            await inner.GetResultAsync(cancellationToken) is { } found ? next(found) : null;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }

    private sealed class MappedValue<T, TResult>(IDataLoaderResult<T?> inner, Func<T, TResult?> next) : IDataLoaderResult<TResult?>
        where T : class
        where TResult : struct
    {
        public async Task<TResult?> GetResultAsync(CancellationToken cancellationToken) =>
            await inner.GetResultAsync(cancellationToken) is { } found ? next(found) : null;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
