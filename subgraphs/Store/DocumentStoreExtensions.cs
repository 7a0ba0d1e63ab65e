namespace Octomart.Store;

/// <summary>Units of work that return nothing.</summary>
public static class DocumentStoreExtensions
{
    /// <summary>See <see cref="IDocumentStore.WriteAsync{TResult}(Func{IUnitOfWork, CancellationToken, Task{TResult}}, CancellationToken)"/>.</summary>
    public static Task WriteAsync(this IDocumentStore store, Func<IUnitOfWork, CancellationToken, Task> body, CancellationToken cancellationToken) =>
        store.WriteAsync([], body, cancellationToken);

    /// <summary>See <see cref="IDocumentStore.WriteAsync{TResult}(IReadOnlyCollection{string}, Func{IUnitOfWork, CancellationToken, Task{TResult}}, CancellationToken)"/>.</summary>
    public static Task WriteAsync(
        this IDocumentStore store, IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.WriteAsync(keys, async (work, ct) =>
        {
            await body(work, ct);
            return true;
        }, cancellationToken);
    }
}
