namespace Octomart.GraphQLTransport.WebSockets;

/// <summary>One operation of a connection, and how to stop it.</summary>
internal sealed class Operation(CancellationToken connection) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(connection);
    private volatile bool _isStream;

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Ends with its response or its last event.</summary>
    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>A subscription, which may go on for ever.</summary>
    public bool IsStream
    {
        get => _isStream;
        set => _isStream = value;
    }

    public async Task StopAsync()
    {
        try
        {
            await _cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself at this very moment.
        }
    }

    public void Dispose() => _cancellation.Dispose();
}
