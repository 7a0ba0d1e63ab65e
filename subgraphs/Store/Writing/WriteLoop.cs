using System.Diagnostics.CodeAnalysis;

namespace Octomart.Store.Writing;

/// <summary>
/// Body → buffered changes → commit; on a conflict again, on fresh data, up to <see cref="MaxAttempts"/> times. A document
/// that was contended once is locked in this process for the following attempts, so that callers of this process queue
/// for it instead of beating each other.
/// </summary>
internal sealed class WriteLoop(StoreModel model, IDocumentStore store, IReadOnlyList<ICommitObserver> observers, WriteLoop.Commit commit)
{
    /// <summary>An adapter's transaction. It calls <paramref name="stamp"/> once, right before it takes its place among the commits.</summary>
    public delegate Task<CommitOutcome> Commit(IReadOnlyList<Change> changes, Action stamp, CancellationToken cancellationToken);

    public const int MaxAttempts = 20;

    private readonly KeyedLock _locks = new();
    private readonly AsyncLocal<bool> _isInsideBody = new();

    public async Task<TResult> RunAsync<TResult>(
        IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
    {
        if (_isInsideBody.Value)
        {
            throw new InvalidOperationException(
                "A unit of work cannot start another: its body may run again, and the other one would not be undone with it.");
        }

        var lockKeys = new SortedSet<string>(keys.Select(key => $"key:{key}"), StringComparer.Ordinal);
        var held = await _locks.AcquireAsync(lockKeys, cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (result, contention) = await TryAsync(body, cancellationToken);
                if (contention is not { } contended)
                {
                    return result;
                }

                StoreMeter.CountConflict(contended.Collection);
                if (attempt == MaxAttempts)
                {
                    throw new StoreConflictException($"'{contended.LockKey}' was still changed by others after {MaxAttempts} attempts.");
                }

                if (lockKeys.Add(contended.LockKey))
                {
                    held.Dispose();
                    held = await _locks.AcquireAsync(lockKeys, cancellationToken);
                }
                else
                {
                    await Task.Delay(Jitter(attempt), cancellationToken);
                }
            }
        }
        finally
        {
            held.Dispose();
        }
    }

    private async Task<(TResult Result, Contention? Contention)> TryAsync<TResult>(
        Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
    {
        var work = new UnitOfWork(model, store);
        TResult result;
        try
        {
            result = await RunBodyAsync(work, body, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One document was read before another commit and the next one after it: what does not fit together makes a body fail that is right.
            if (await work.FindChangedAsync(cancellationToken) is { } changed)
            {
                return (default!, changed);
            }

            throw;
        }

        return (result, await TryCommitAsync(work, cancellationToken));
    }

    // The mark ends with this method: what follows the commit is outside.
    private async Task<TResult> RunBodyAsync<TResult>(
        UnitOfWork work, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
    {
        _isInsideBody.Value = true;
        return await body(work, cancellationToken);
    }

    private async Task<Contention?> TryCommitAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var changes = work.Changes;
        if (changes.Count > 0)
        {
            var inserted = changes.Where(change => change.Kind == ChangeKind.Insert).Select(change => change.Document).ToList();
            cancellationToken.ThrowIfCancellationRequested();
            if (await CommitAsync(work, changes, inserted, cancellationToken) is { } contended)
            {
                return contended;
            }

            StoreMeter.CountCommit(changes.Count);

            foreach (var change in changes)
            {
                change.Document.Version = change.ExpectedVersion + 1;
            }

            foreach (var observer in observers)
            {
                observer.AfterCommit(inserted);
            }
        }

        foreach (var action in work.AfterCommitActions)
        {
            action();
        }

        return null;
    }

    // To have found nothing is to have read a version, too: whoever made the document first has changed it.
    private async Task<Contention?> CommitAsync(UnitOfWork work, IReadOnlyList<Change> changes, List<Document> inserted, CancellationToken cancellationToken)
    {
        try
        {
            return (await CommitAsync(changes, inserted, cancellationToken)).Conflict?.Contention;
        }
        catch (DuplicateKeyException)
        {
            if (await work.FindChangedAsync(cancellationToken) is { } changed)
            {
                return changed;
            }

            throw;
        }
    }

    // The span ends with the commit: what observers then do is work of its own.
    private async Task<CommitOutcome> CommitAsync(IReadOnlyList<Change> changes, List<Document> inserted, CancellationToken cancellationToken)
    {
        using var span = StoreTracing.StartCommit(changes);
        var outcome = await commit(changes, () => Stamp(inserted), cancellationToken);
        StoreTracing.Note(span, outcome);
        return outcome;
    }

    private void Stamp(List<Document> inserted)
    {
        foreach (var observer in observers)
        {
            observer.BeforeCommit(inserted);
        }
    }

    // Jitter is no secret, and takes no clock: up to 2, 4, 8... at most 64 ms.
    [SuppressMessage("Security", "CA5394", Justification = "Spreads retries; nothing depends on it being unpredictable.")]
    private static TimeSpan Jitter(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(1, 2 << Math.Min(attempt, 5)));
}
