using System.Collections.Concurrent;
using Octomart.Store.Writing;

namespace Octomart.Store.Sqlite;

/// <summary>One service's data in one file. The file, its tables and its indexes appear at the first use.</summary>
internal sealed class SqliteDocumentStore : IDocumentStore, IStoreStartup, IDisposable
{
    private readonly StoreModel _model;
    private readonly WriteLoop _writes;
    private readonly SqliteReaderPool _readers;
    private readonly Lazy<SqliteWriter> _writer;
    private readonly ConcurrentDictionary<Type, object> _sets = new();

    public SqliteDocumentStore(string path, StoreModel model, IReadOnlyList<ICommitObserver> observers)
    {
        _model = model;
        _readers = new SqliteReaderPool(path);
        _writes = new WriteLoop(model, this, observers, (changes, stamp, _) => _writer!.Value.CommitAsync(changes, stamp));
        _writer = new Lazy<SqliteWriter>(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new SqliteWriter(path, model);
        });
    }

    public bool IsShared => false;

    public Task InitializeAsync(CancellationToken cancellationToken)
    {
        _ = _writer.Value;
        return Task.CompletedTask;
    }

    public IDocuments<T> Set<T>() where T : Document
    {
        _ = _writer.Value;
        return (IDocuments<T>)_sets.GetOrAdd(typeof(T), _ => new SqliteDocuments<T>(_model.CollectionOf<T>(), _readers));
    }

    public Task<TResult> WriteAsync<TResult>(
        IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writes.RunAsync(keys, body, cancellationToken);
    }

    public void Dispose()
    {
        // Readers first: the last connection to close folds the write-ahead log into the file.
        _readers.Dispose();
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }
    }
}
