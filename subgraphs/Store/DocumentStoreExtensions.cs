namespace Octomart.Store;

/// <summary>Common units of work.</summary>
public static class DocumentStoreExtensions
{
    private const int DeletedAtOnce = 200;

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

    /// <summary>
    /// Deletes every document that matches, a batch per commit, which keeps out of the way of other writes. The query runs inside the unit of
    /// work: a document that has just been touched, or that another replica has deleted, is no longer in it. May die half-way and run again.
    /// </summary>
    public static async Task DeleteAllAsync<T>(this IDocumentStore store, DocumentQuery<T> query, CancellationToken cancellationToken) where T : Document
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        var batch = query with { Limit = DeletedAtOnce };
        int deleted;
        do
        {
            deleted = await store.WriteAsync(async (work, ct) =>
            {
                var documents = await work.ListAsync(batch, ct);
                foreach (var document in documents)
                {
                    work.Delete(document);
                }

                return documents.Count;
            }, cancellationToken);
        }
        while (deleted == DeletedAtOnce);
    }
}
