using System.Collections.Concurrent;
using System.Linq.Expressions;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Tests;

/// <summary>Counts reads by document type on their way to the real store.</summary>
internal sealed class CountingStore(IDocumentStore inner) : IDocumentStore, IStoreStartup, IAsyncDisposable
{
    public ConcurrentDictionary<string, int> Reads { get; } = new();

    public bool IsShared => inner.IsShared;

    public IDocuments<T> Set<T>() where T : Document => new Counted<T>(inner.Set<T>(), this);

    public Task<TResult> WriteAsync<TResult>(
        IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken) =>
        inner.WriteAsync(keys, body, cancellationToken);

    public Task InitializeAsync(CancellationToken cancellationToken) => ((IStoreStartup)inner).InitializeAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private sealed class Counted<T>(IDocuments<T> set, CountingStore owner) : IDocuments<T> where T : Document
    {
        private IDocuments<T> Set
        {
            get
            {
                owner.Reads.AddOrUpdate(typeof(T).Name, 1, (_, count) => count + 1);
                return set;
            }
        }

        public Task<T?> FindAsync(string id, CancellationToken cancellationToken) => Set.FindAsync(id, cancellationToken);

        public Task<IReadOnlyDictionary<string, T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => Set.FindManyAsync(ids, cancellationToken);

        public Task<T?> FirstAsync(DocumentQuery<T> query, CancellationToken cancellationToken) => Set.FirstAsync(query, cancellationToken);

        public Task<IReadOnlyList<T>> ListAsync(DocumentQuery<T> query, CancellationToken cancellationToken) => Set.ListAsync(query, cancellationToken);

        public Task<DocumentPage<T>> PageAsync(DocumentQuery<T> query, CancellationToken cancellationToken) => Set.PageAsync(query, cancellationToken);

        public Task<long> CountAsync(Expression<Func<T, bool>>? where, CancellationToken cancellationToken) => Set.CountAsync(where, cancellationToken);
    }
}
