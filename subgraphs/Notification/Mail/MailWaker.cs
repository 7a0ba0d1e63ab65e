namespace Octomart.NotificationSubgraph.Mail;

/// <summary>Tells the worker that there is mail, so that nobody waits for the next look.</summary>
internal sealed class MailWaker : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0, 1);

    public void Wake()
    {
        try
        {
            _waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // The worker is awake already.
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _waiting.WaitAsync(cancellationToken);

    public void Dispose() => _waiting.Dispose();
}
