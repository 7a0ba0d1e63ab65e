namespace Octomart.Messaging.Inbox;

/// <summary>A token that is cancelled with another one or when the time is up, whichever comes first.</summary>
internal sealed class LinkedTimeout : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;

    public LinkedTimeout(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timer = new CancellationTokenSource(timeout, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    public CancellationToken Token => _linked.Token;

    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }
}
