using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Octomart.Store.Writing;

namespace Octomart.Store.Sqlite;

/// <summary>
/// The only connection that writes, on a thread of its own, with group commit:
/// <code>
/// 1. take everything that waits in the queue
/// 2. one transaction; each unit of work in a savepoint, so that a failing unit is rolled back alone
/// 3. one COMMIT (synchronous=FULL: it is on disk), then every caller learns its outcome
/// </code>
/// While a group commits the next one gathers, so throughput rises with the number of callers.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxGroup = 512;
    private const int UniqueIndexViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    private readonly SqliteSession _session;
    private readonly Queue<SqliteUnit> _queue = new();
    private readonly Thread _thread;
    private bool _stopping;

    public SqliteWriter(string path, StoreModel model)
    {
        _session = Open(path, model);
        _thread = new Thread(Run) { IsBackground = true, Name = $"store {Path.GetFileNameWithoutExtension(path)}" };
        _thread.Start();
    }

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<Change> changes, Action stamp)
    {
        var unit = new SqliteUnit(changes);
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            unit.Stamp(stamp);
            _queue.Enqueue(unit);
            Monitor.Pulse(_queue);
        }

        return unit.Done.Task;
    }

    /// <summary>Commits what is queued, then folds the log into the file.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
        _session.Run("PRAGMA optimize");
        _session.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteScalar();
        _session.Dispose();
    }

    private static SqliteSession Open(string path, StoreModel model)
    {
        var session = new SqliteSession(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            session.Run("PRAGMA journal_mode = WAL");
            session.Run("PRAGMA synchronous = FULL");
            SqliteSchema.Apply(session, model);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void Run()
    {
        while (TakeGroup() is { Count: > 0 } group)
        {
            Commit(group);
        }
    }

    private List<SqliteUnit> TakeGroup()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_stopping)
            {
                Monitor.Wait(_queue);
            }

            var group = new List<SqliteUnit>(Math.Min(_queue.Count, MaxGroup));
            while (group.Count < MaxGroup && _queue.TryDequeue(out var unit))
            {
                group.Add(unit);
            }

            return group;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails belongs to the callers of this group; the writer goes on.")]
    private void Commit(List<SqliteUnit> group)
    {
        try
        {
            _session.Run("BEGIN IMMEDIATE");
            var results = group.ConvertAll(Apply);
            _session.Run("COMMIT");
            for (var i = 0; i < group.Count; i++)
            {
                Complete(group[i], results[i]);
            }
        }
        catch (Exception error)
        {
            RollBack();
            foreach (var unit in group)
            {
                unit.Done.TrySetException(error);
            }
        }
    }

    private (CommitOutcome Outcome, Exception? Error) Apply(SqliteUnit unit)
    {
        _session.Run("SAVEPOINT unit");
        var result = Write(unit);
        if (result is not { Error: null, Outcome.IsCommitted: true })
        {
            // Throws if SQLite gave up the whole transaction, and then the group fails as one.
            _session.Run("ROLLBACK TO unit");
        }

        _session.Run("RELEASE unit");
        return result;
    }

    private (CommitOutcome Outcome, Exception? Error) Write(SqliteUnit unit)
    {
        for (var i = 0; i < unit.Changes.Count; i++)
        {
            var change = unit.Changes[i];
            try
            {
                if (Write(change, unit.Body(i)) == 0)
                {
                    return (new CommitOutcome(change), null);
                }
            }
            catch (SqliteException error) when (error.SqliteExtendedErrorCode is UniqueIndexViolated or PrimaryKeyViolated)
            {
                return (default, new DuplicateKeyException(change.Collection.Name, ViolatedIndex(change.Collection, error.Message)));
            }
            catch (SqliteException error)
            {
                return (default, error);
            }
        }

        return (CommitOutcome.Committed, null);
    }

    private int Write(Change change, string body)
    {
        var table = SqlText.Quote(change.Collection.Name);
        return change.Kind switch
        {
            ChangeKind.Insert => _session.Run($"INSERT INTO {table} (id, version, body) VALUES ($p0, 1, jsonb($p1))", change.Document.Id, body),
            ChangeKind.Update => _session.Run(
                $"UPDATE {table} SET version = version + 1, body = jsonb($p1) WHERE id = $p0 AND version = $p2",
                change.Document.Id,
                body,
                change.ExpectedVersion),
            _ => _session.Run($"DELETE FROM {table} WHERE id = $p0 AND version = $p1", change.Document.Id, change.ExpectedVersion),
        };
    }

    // "UNIQUE constraint failed: index 'products.slug'" for an index, "...: products.id" for the primary key.
    private static string ViolatedIndex(CollectionModel collection, string message) =>
        collection.Indexes
            .FirstOrDefault(index => message.Contains($"index '{SqliteSchema.IndexName(collection, index)}'", StringComparison.Ordinal))?.Name ?? "id";

    private static void Complete(SqliteUnit unit, (CommitOutcome Outcome, Exception? Error) result)
    {
        if (result.Error is { } error)
        {
            unit.Done.TrySetException(error);
        }
        else
        {
            unit.Done.TrySetResult(result.Outcome);
        }
    }

    private void RollBack()
    {
        try
        {
            _session.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite had already ended the transaction.
        }
    }
}
