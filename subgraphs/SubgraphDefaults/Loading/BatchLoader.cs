using GraphQL.DataLoader;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>
/// Gathers keys while fields are resolved and reads them all at once: N fields, one query. Registered scoped, it also
/// remembers what it read for the rest of the request.
/// </summary>
public abstract class BatchLoader<TKey, T> where TKey : notnull where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Slot> _slots = [];
    private Batch? _open;

    /// <summary>Keys of one query at most.</summary>
    protected virtual int MaxBatchSize => 500;

    /// <summary>The value of this key, when its batch has been read; null when there is none.</summary>
    public IDataLoaderResult<T?> Load(TKey key)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(key, out var slot))
            {
                return slot;
            }

            if (_open is null || _open.Keys.Count >= MaxBatchSize)
            {
                _open = new Batch(this);
            }

            _open.Keys.Add(key);
            return _slots[key] = new Slot(_open, key);
        }
    }

    /// <summary>Reads the values of these distinct keys; keys without a value are left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, T>> LoadManyAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private sealed class Batch(BatchLoader<TKey, T> owner)
    {
        private Task<IReadOnlyDictionary<TKey, T>>? _values;

        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, T>> ReadAsync(CancellationToken cancellationToken)
        {
            lock (owner._lock)
            {
                // The first reader closes the batch; keys that come later start another.
                if (ReferenceEquals(owner._open, this))
                {
                    owner._open = null;
                }

                return _values ??= owner.LoadManyAsync(Keys, cancellationToken);
            }
        }
    }

    private sealed class Slot(Batch batch, TKey key) : IDataLoaderResult<T?>
    {
        public async Task<T?> GetResultAsync(CancellationToken cancellationToken) => (await batch.ReadAsync(cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
