using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Octomart.Store.Sqlite;

/// <summary>Read-only sessions. A read never waits for the writer: the write-ahead log gives it the last committed state.</summary>
internal sealed class SqliteReaderPool(string path) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _disposed;

    public TResult Read<TResult>(Func<SqliteSession, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var session))
        {
            session = new SqliteSession(path, SqliteOpenMode.ReadOnly);
        }

        try
        {
            return read(session);
        }
        finally
        {
            _idle.Add(session);
            if (_disposed)
            {
                Dispose();
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
