using Octomart.Store;

namespace Octomart.OrderSubgraph.Receipts;

/// <summary>Numbers receipts at their commit, as the outbox does: microseconds of the clock, pushed on where commits are closer.</summary>
internal sealed class ReceiptSequencer(TimeProvider clock) : ICommitObserver
{
    /// <summary>Replicas number their commits by their own clocks: rows may appear this much behind others.</summary>
    public static readonly TimeSpan OverlapOfReplicas = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private long _last;

    public static long SequenceAt(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset TimeOf(long sequence) => DateTimeOffset.UnixEpoch.AddTicks(sequence * TimeSpan.TicksPerMicrosecond);

    public void BeforeCommit(IReadOnlyList<Document> inserted)
    {
        foreach (var receipt in inserted.OfType<SellerReceipt>())
        {
            lock (_gate)
            {
                receipt.Sequence = _last = Math.Max(_last + 1, SequenceAt(clock.GetUtcNow()));
            }
        }
    }

    public void AfterCommit(IReadOnlyList<Document> inserted)
    {
    }
}
