namespace Octomart.Store.Writing;

/// <summary>
/// Locks by name within this process. Several are taken in ordinal order, so two callers never wait for each other. This
/// spares attempts that would lose; that no update is lost is the version check's work, not the lock's.
/// </summary>
internal sealed class KeyedLock
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async Task<IDisposable> AcquireAsync(IEnumerable<string> sortedKeys, CancellationToken cancellationToken)
    {
        var held = new Held(this);
        try
        {
            foreach (var key in sortedKeys)
            {
                var entry = Join(key);
                try
                {
                    await entry.Gate.WaitAsync(cancellationToken);
                }
                catch
                {
                    Leave(key, entry);
                    throw;
                }

                held.Add(key, entry);
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private Entry Join(string key)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries.Add(key, entry = new Entry());
            }

            entry.Users++;
            return entry;
        }
    }

    private void Leave(string key, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users == 0)
            {
                _entries.Remove(key);
                entry.Gate.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Held(KeyedLock owner) : IDisposable
    {
        private readonly List<(string Key, Entry Entry)> _entries = [];

        public void Add(string key, Entry entry) => _entries.Add((key, entry));

        public void Dispose()
        {
            foreach (var (key, entry) in _entries)
            {
                entry.Gate.Release();
                owner.Leave(key, entry);
            }

            _entries.Clear();
        }
    }
}
