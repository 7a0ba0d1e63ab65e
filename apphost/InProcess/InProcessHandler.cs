using System.Diagnostics;

namespace Octomart.AppHost.InProcess;

/// <summary>
/// Hands requests to services of this process over directly. Streams, and whatever goes elsewhere, take a socket.
/// </summary>
internal sealed class InProcessHandler(InProcessNetwork network, SocketsHttpHandler sockets) : DelegatingHandler(sockets)
{
    private const string EventStream = "text/event-stream";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!network.TryFind(request.RequestUri!, out var server) || request.Headers.Accept.Any(type => type.MediaType == EventStream))
        {
            return base.SendAsync(request, cancellationToken);
        }

        // Over a socket, HttpClient itself would pass the trace on.
        DistributedContextPropagator.Current.Inject(Activity.Current, request, static (carrier, name, value) =>
        {
            if (carrier is HttpRequestMessage { Headers: { } headers } && !headers.Contains(name))
            {
                headers.TryAddWithoutValidation(name, value);
            }
        });
        return server.SendAsync(request, cancellationToken);
    }
}
