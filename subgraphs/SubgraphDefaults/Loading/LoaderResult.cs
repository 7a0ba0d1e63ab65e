using GraphQL.DataLoader;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>Results that need no reading, and results of several loads at once.</summary>
public static class LoaderResult
{
    /// <summary>What is known already.</summary>
    public static IDataLoaderResult<T?> Of<T>(T? value) where T : class => new Known<T>(value);

    /// <summary>What was found of these, in their order. All of them are asked for before the first is read.</summary>
    public static IDataLoaderResult<IReadOnlyList<T>?> All<T>(IReadOnlyList<IDataLoaderResult<T?>> results) where T : class => new Several<T>(results);

    /// <summary>A read that cannot be batched, begun when the field is due.</summary>
    public static IDataLoaderResult<T> From<T>(Func<CancellationToken, Task<T>> read) => new Unbatched<T>(read);

    private sealed class Known<T>(T? value) : IDataLoaderResult<T?> where T : class
    {
        public Task<T?> GetResultAsync(CancellationToken cancellationToken) => Task.FromResult(value);

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(value);
    }

    private sealed class Several<T>(IReadOnlyList<IDataLoaderResult<T?>> results) : IDataLoaderResult<IReadOnlyList<T>?> where T : class
    {
        public async Task<IReadOnlyList<T>?> GetResultAsync(CancellationToken cancellationToken) =>
            [.. (await Task.WhenAll(results.Select(result => result.GetResultAsync(cancellationToken)))).OfType<T>()];

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }

    private sealed class Unbatched<T>(Func<CancellationToken, Task<T>> read) : IDataLoaderResult<T>
    {
        public Task<T> GetResultAsync(CancellationToken cancellationToken) => read(cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await read(cancellationToken);
    }
}
