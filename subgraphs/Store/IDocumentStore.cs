using System.Linq.Expressions;

namespace Octomart.Store;

/// <summary>One service's data. Reads see committed documents; every write goes through <c>WriteAsync</c>.</summary>
public interface IDocumentStore
{
    /// <summary>Whether other processes may write to the same data: true for a database server, false for a file of our own.</summary>
    bool IsShared { get; }

    /// <summary>The documents of one type, for reading.</summary>
    IDocuments<T> Set<T>() where T : Document;

    /// <summary>
    /// Runs <paramref name="body"/>, which only buffers its writes, then commits them all in one transaction. If another
    /// commit changed one of the documents first, the body runs again on fresh data, so it must have no other effects. Its reads are of
    /// different moments; when it throws over documents that have changed since it read them, it runs again, too.
    /// </summary>
    /// <exception cref="StoreConflictException">The documents were still contended after the last attempt.</exception>
    /// <exception cref="DuplicateKeyException">A unique index refused a document; nothing was written.</exception>
    Task<TResult> WriteAsync<TResult>(Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken) =>
        WriteAsync([], body, cancellationToken);

    /// <summary>
    /// The same, while no other unit of work of this process runs with one of these keys. Many callers that change one
    /// document (the stock of a flash sale) name its id here and queue for it, instead of conflicting and trying again.
    /// </summary>
    Task<TResult> WriteAsync<TResult>(
        IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken);
}

/// <summary>Reads of one document type. All of them see committed data only.</summary>
public interface IDocuments<T> where T : Document
{
    /// <summary>The document, or null.</summary>
    Task<T?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The documents that exist among <paramref name="ids"/>, by id, in one round trip: what data loaders call.</summary>
    Task<IReadOnlyDictionary<string, T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The first match in the order of the query, or null.</summary>
    Task<T?> FirstAsync(DocumentQuery<T> query, CancellationToken cancellationToken);

    /// <summary>All matches, at most <see cref="DocumentQuery{T}.Limit"/>.</summary>
    Task<IReadOnlyList<T>> ListAsync(DocumentQuery<T> query, CancellationToken cancellationToken);

    /// <summary>One keyset page: stable while documents come and go.</summary>
    Task<DocumentPage<T>> PageAsync(DocumentQuery<T> query, CancellationToken cancellationToken);

    /// <summary>How many documents match; all of them when <paramref name="where"/> is null.</summary>
    Task<long> CountAsync(Expression<Func<T, bool>>? where, CancellationToken cancellationToken);
}

/// <summary>Buffered changes that commit together or not at all.</summary>
public interface IUnitOfWork
{
    /// <summary>The document as this unit of work would leave it: its own buffered change first, else the committed one.</summary>
    Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken) where T : Document;

    /// <summary>Several documents at once; see <see cref="FindAsync{T}"/>.</summary>
    Task<IReadOnlyDictionary<string, T>> FindManyAsync<T>(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) where T : Document;

    /// <summary>Committed documents that match, for use inside the body.</summary>
    Task<IReadOnlyList<T>> ListAsync<T>(DocumentQuery<T> query, CancellationToken cancellationToken) where T : Document;

    /// <summary>Adds a document. An id that exists is a <see cref="DuplicateKeyException"/>.</summary>
    void Insert<T>(T document) where T : Document;

    /// <summary>Replaces a document, provided that its version is still the committed one.</summary>
    void Update<T>(T document) where T : Document;

    /// <summary>Inserts a document that is new, or updates one that was read before.</summary>
    void Save<T>(T document) where T : Document;

    /// <summary>Removes a document, provided that its version is still the committed one.</summary>
    void Delete<T>(T document) where T : Document;

    /// <summary>Runs once, after the commit succeeded: for waking up a relay or a topic, never for work that must not be lost.</summary>
    void AfterCommit(Action action);
}
