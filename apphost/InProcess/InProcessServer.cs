using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Octomart.AppHost.InProcess;

/// <summary>The service's real server, and beside it a door for requests of this process. Both lead to the same application.</summary>
internal sealed partial class InProcessServer(IServer real, ILogger<InProcessServer> logger) : IServer
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<IFeatureCollection, Task>? _application;

    // One for being open; whoever takes it to zero is the last.
    private int _underWay = 1;

    public IFeatureCollection Features => real.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        await real.StartAsync(application, cancellationToken);
        _application = features => ProcessAsync(application, features);
    }

    /// <summary>Takes no more requests and waits for those under way, as the real server does.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _application, null) is not null)
        {
            Leave();
        }

        await Task.WhenAll(real.StopAsync(cancellationToken), WaitForDrainAsync(cancellationToken));
    }

    /// <exception cref="HttpRequestException">The service does not run (any more), as if its port were closed.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Interlocked.Increment(ref _underWay);
        if (_application is not { } application)
        {
            Leave();
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"Nothing listens at {request.RequestUri!.Authority}.");
        }

        var exchange = new InProcessExchange(request, body, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token));

        // What is local to the caller's flow (its unit of work, its trace) must not leak into the service, just as it does not through a socket.
        Task running;
        using (ExecutionContext.SuppressFlow())
        {
            running = Task.Run(() => RunAsync(application, exchange), CancellationToken.None);
        }

        // Whoever asked may give up at once; the service is told, and ends its work in its own time.
        await running.WaitAsync(cancellationToken);
        return exchange.ToResponse();
    }

    public void Dispose()
    {
        real.Dispose();
        _stopping.Dispose();
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features) where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        }
        catch (Exception error)
        {
            application.DisposeContext(context, error);
            throw;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The boundary of a request: what the application did not catch is a 500, as with any server.")]
    private async Task RunAsync(Func<IFeatureCollection, Task> application, InProcessExchange exchange)
    {
        try
        {
            await application(exchange.Features);
            await exchange.CompleteAsync();
        }
        catch (OperationCanceledException) when (exchange.IsAborted)
        {
            exchange.Fail(HttpStatusCode.ServiceUnavailable);
        }
        catch (Exception error)
        {
            LogUnhandled(error);
            exchange.Fail(HttpStatusCode.InternalServerError);
        }
        finally
        {
            exchange.Dispose();
            Leave();
        }
    }

    private async Task WaitForDrainAsync(CancellationToken cancellationToken)
    {
        // Those that do not end in time are told that they are aborted.
        await using var impatience = cancellationToken.Register(_stopping.Cancel);
        await _drained.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _drained.TrySetResult();
        }
    }

    [LoggerMessage(LogLevel.Error, "A request of this process failed without being handled.")]
    private partial void LogUnhandled(Exception exception);
}
