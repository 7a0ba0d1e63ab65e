using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>Numbers outbox rows at their commit and wakes the relay after it.</summary>
internal sealed class OutboxSequencer(TimeProvider clock) : ICommitObserver
{
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>Set by the relay.</summary>
    public event Action? Committed;

    /// <summary>Sequences are microseconds of the clock, pushed on by one where commits are closer or the clock went back.</summary>
    public static long SequenceAt(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Replicas number their commits by their own clocks: rows may appear this much (2 s) behind others.</summary>
    public const long OverlapOfReplicas = 2_000_000;

    /// <summary>After a restart: stay behind the rows that are stored already, whatever the clock says.</summary>
    public void StartAfter(long sequence)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, sequence);
        }
    }

    public void BeforeCommit(IReadOnlyList<Document> inserted)
    {
        foreach (var message in inserted.OfType<OutboxMessage>())
        {
            message.OccurredAt = StoreTime.Truncate(clock.GetUtcNow());
            lock (_gate)
            {
                message.Sequence = _last = Math.Max(_last + 1, SequenceAt(clock.GetUtcNow()));
            }
        }
    }

    public void AfterCommit(IReadOnlyList<Document> inserted)
    {
        if (inserted.Any(document => document is OutboxMessage))
        {
            Committed?.Invoke();
        }
    }
}
