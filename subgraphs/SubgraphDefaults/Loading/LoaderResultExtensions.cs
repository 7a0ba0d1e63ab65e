using GraphQL.DataLoader;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>Goes on with what a loader will have read.</summary>
public static class LoaderResultExtensions
{
    /// <summary>Turns what was found into something else; null stays null.</summary>
    public static IDataLoaderResult<TResult?> Then<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : class => new Mapped<T, TResult?>(result, next);

    /// <summary>The same for a single value, such as an amount or an enum; null stays null.</summary>
    public static IDataLoaderResult<TResult?> ThenValue<T, TResult>(this IDataLoaderResult<T?> result, Func<T, TResult?> next)
        where T : class
        where TResult : struct => new Mapped<T, TResult?>(result, next);

    /// <summary>
    /// Loads something else that depends on what was found; null stays null. The second loads of all items are gathered again, so that
    /// they are one read too: never await a loader inside <see cref="Then"/>.
    /// </summary>
    public static IDataLoaderResult<TResult?> ThenLoad<T, TResult>(this IDataLoaderResult<T?> result, Func<T, IDataLoaderResult<TResult?>> next)
        where T : class
        where TResult : class => new Chained<T, TResult>(result, next);

    /// <summary>Turns what was found, or null when nothing was, into something that is always there: for fields that are never null.</summary>
    public static IDataLoaderResult<TResult> Map<T, TResult>(this IDataLoaderResult<T?> result, Func<T?, TResult> next)
        where T : class => new Total<T, TResult>(result, next);

    /// <summary>The same where the rest depends on another load; see <see cref="ThenLoad"/>.</summary>
    public static IDataLoaderResult<TResult> MapLoad<T, TResult>(this IDataLoaderResult<T?> result, Func<T?, IDataLoaderResult<TResult>> next)
        where T : class => new TotalChained<T, TResult>(result, next);

    // The executor puts a result that is a loader's result again behind all others that are under way: that is what gathers second
    // loads. So the untyped results pass such a result on, and go on with what comes of it.
    private sealed class Mapped<T, TResult>(IDataLoaderResult<T?> inner, Func<T, TResult> next) : IDataLoaderResult<TResult>
        where T : class
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken) =>
            await inner.GetResultAsync(cancellationToken) is { } found ? next(found) : default!;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await ((IDataLoaderResult)inner).GetResultAsync(cancellationToken) switch
        {
            IDataLoaderResult<T?> later => new Mapped<T, TResult>(later, next),
            T found => next(found),
            _ => null,
        };
    }

    private sealed class Chained<T, TResult>(IDataLoaderResult<T?> inner, Func<T, IDataLoaderResult<TResult?>> next) : IDataLoaderResult<TResult?>
        where T : class
        where TResult : class
    {
        public async Task<TResult?> GetResultAsync(CancellationToken cancellationToken) =>
            await inner.GetResultAsync(cancellationToken) is { } found ? await next(found).GetResultAsync(cancellationToken) : null;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await ((IDataLoaderResult)inner).GetResultAsync(cancellationToken) switch
        {
            IDataLoaderResult<T?> later => new Chained<T, TResult>(later, next),
            T found => next(found),
            _ => null,
        };
    }

    private sealed class Total<T, TResult>(IDataLoaderResult<T?> inner, Func<T?, TResult> next) : IDataLoaderResult<TResult>
        where T : class
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken) => next(await inner.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await ((IDataLoaderResult)inner).GetResultAsync(cancellationToken) switch
        {
            IDataLoaderResult<T?> later => new Total<T, TResult>(later, next),
            var found => next((T?)found),
        };
    }

    private sealed class TotalChained<T, TResult>(IDataLoaderResult<T?> inner, Func<T?, IDataLoaderResult<TResult>> next) : IDataLoaderResult<TResult>
        where T : class
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken) =>
            await next(await inner.GetResultAsync(cancellationToken)).GetResultAsync(cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await ((IDataLoaderResult)inner).GetResultAsync(cancellationToken) switch
        {
            IDataLoaderResult<T?> later => new TotalChained<T, TResult>(later, next),
            var found => next((T?)found),
        };
    }
}
