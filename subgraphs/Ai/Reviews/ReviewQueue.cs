using System.Threading.Channels;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>
/// Which reviews wait to be scored. It only saves the wait: at every start all reviews are looked through, so nothing is lost with it.
/// </summary>
internal sealed class ReviewQueue
{
    private readonly Channel<string?> _ids = Channel.CreateUnbounded<string?>(new UnboundedChannelOptions { SingleReader = true });

    public void Enqueue(string reviewId) => _ids.Writer.TryWrite(reviewId);

    /// <summary>Has every review looked through whose model is not the one in use.</summary>
    public void EnqueueAll() => _ids.Writer.TryWrite(null);

    /// <summary>What has gathered since the last call, at least one: ids, or null for all.</summary>
    public async Task<IReadOnlyList<string?>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var taken = new List<string?> { await _ids.Reader.ReadAsync(cancellationToken) };
        while (taken.Count < most && _ids.Reader.TryRead(out var next))
        {
            taken.Add(next);
        }

        return taken;
    }
}
