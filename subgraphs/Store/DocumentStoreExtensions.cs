namespace Octomart.Store;

/// <summary>Units of work that return nothing.</summary>
public static class DocumentStoreExtensions
{
    /// <summary>A unit of work without a result.</summary>
    public static Task WriteAsync(this IDocumentStore store, Func<IUnitOfWork, CancellationToken, Task> body, CancellationToken cancellationToken) =>
        store.WriteAsync([], body, cancellationToken);

    /// <summary>A unit of work without a result, while no other one of this process runs with one of the keys.</summary>
    public static Task WriteAsync(
        this IDocumentStore store,
        IReadOnlyCollection<string> keys,
        Func<IUnitOfWork, CancellationToken, Task> body,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.WriteAsync(keys, async (work, ct) =>
        {
            await body(work, ct);
            return true;
        }, cancellationToken);
    }
}
