using System.Threading.Channels;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Says within this process that an operation changed: to who watches it, and to the runner.</summary>
internal sealed class BulkChanges
{
    private readonly Topic<string> _topic = new();
    private readonly Channel<bool> _waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public TopicSubscription<string> Subscribe(string operationId) => _topic.Subscribe(operationId);

    public void Tell(string operationId) => _topic.Publish(operationId, operationId);

    /// <summary>There is something to do.</summary>
    public void Wake() => _waiting.Writer.TryWrite(true);

    /// <summary>Waits until there is something to do, or the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _waiting.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look whether another process left something.
        }
    }
}
