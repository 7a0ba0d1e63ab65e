using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Octomart.GraphQLTransport.Tests;

/// <summary>A server whose executor answers with what it was asked, so that tests see what the wire passed on.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public Uri WebSocketUrl => new(Url.Replace("http://", "ws://", StringComparison.Ordinal) + "/graphql");

    public EchoExecutor Executor => (EchoExecutor)_app.Services.GetRequiredService<IGraphQLExecutor>();

    public static async Task<EchoServer> StartAsync(Action<GraphQLTransportOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLTransport();
        builder.Services.AddSingleton<IGraphQLExecutor, EchoExecutor>();
        builder.Services.Configure(configure ?? (_ => { }));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        app.MapGraphQLTransport();
        await app.StartAsync();
        return new EchoServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>
/// <c>subscription</c> counts up to the variable <c>to</c>, or for ever; <c>invalid</c> is refused; all else is echoed.
/// </summary>
public sealed class EchoExecutor : IGraphQLExecutor
{
    private int _open;

    /// <summary>Streams that are being read.</summary>
    public int OpenStreams => Volatile.Read(ref _open);

    public ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(call);
        if (request.Query == "invalid")
        {
            return new(new GraphQLErrorResponse(GraphQLResponseStatus.InvalidOperation, "GRAPHQL_VALIDATION_FAILED", "No such field."));
        }

        if (call.QueriesOnly && request.Query!.StartsWith("mutation", StringComparison.Ordinal))
        {
            return new(new GraphQLErrorResponse(GraphQLResponseStatus.MethodNotAllowed, TransportErrorCodes.MethodNotAllowed, "Not over GET."));
        }

        if (request.Query!.StartsWith("subscription", StringComparison.Ordinal))
        {
            var to = request.Variables.IsEmpty ? int.MaxValue : JsonDocument.Parse(request.Variables).RootElement.GetProperty("to").GetInt32();
            return new(new GraphQLResponseStream(CountAsync(to, default)));
        }

        return new(new Json(new { data = new { request.Query, request.OperationName, variables = Encoding.UTF8.GetString(request.Variables.Span) } }));
    }

    private async IAsyncEnumerable<GraphQLResponse> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                yield return new Json(new { data = new { count = i } });
                if (to == int.MaxValue)
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private sealed class Json(object value) : GraphQLResponse
    {
        public override void WriteTo(IBufferWriter<byte> output) => output.Write(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
