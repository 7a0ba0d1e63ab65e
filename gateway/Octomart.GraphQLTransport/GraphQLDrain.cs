using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Octomart.GraphQLTransport;

/// <summary>
/// How a server leaves. First it only says so, for health checks, and serves on for <see cref="GraphQLTransportOptions.DrainDelay"/>, so that balancers
/// send nobody else. Then it ends event streams and WebSockets, which no patience would outlast. What else is under way the web server completes, for
/// <see cref="GraphQLTransportOptions.DrainTimeout"/> at most.
/// </summary>
/// <remarks>
/// A subscription is broken off, not completed: WebSockets close with 1001 (going away), event streams end without <c>complete</c>. To clients, and to a
/// gateway before a subgraph, that means to subscribe again, which leads them to another server; "complete" would mean that there is nothing more to come.
/// </remarks>
public sealed class GraphQLDrain(IOptions<GraphQLTransportOptions> options, IHostApplicationLifetime lifetime, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private volatile bool _hasBegun;

    /// <summary>The server was told to stop: health checks answer that it is unhealthy from here on.</summary>
    public bool HasBegun => _hasBegun || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Ends what would never end by itself.</summary>
    internal CancellationToken Ending => _ending.Token;

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        try
        {
            await Task.Delay(options.Value.DrainDelay, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host is out of patience.
        }

        await _ending.CancelAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _ending.Dispose();

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
