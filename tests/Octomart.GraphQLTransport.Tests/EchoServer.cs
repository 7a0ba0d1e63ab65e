using System.Buffers;
using System.Collections.Concurrent;
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

    private readonly ConcurrentQueue<Exception> _failures;

    private EchoServer(WebApplication app, ConcurrentQueue<Exception> failures) => (_app, _failures) = (app, failures);

    public string Url => _app.Urls.First();

    public Uri WebSocketUrl => new(Url.Replace("http://", "ws://", StringComparison.Ordinal) + "/graphql");

    public EchoExecutor Executor => (EchoExecutor)_app.Services.GetRequiredService<IGraphQLExecutor>();

    /// <summary>What requests have thrown at the server.</summary>
    public IEnumerable<Exception> Failures => _failures;

    public GraphQLDrain Drain => _app.Services.GetRequiredService<GraphQLDrain>();

    public Task StopAsync() => _app.StopAsync();

    public static async Task<EchoServer> StartAsync(Action<GraphQLTransportOptions>? configure = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddGraphQLTransport();
        builder.Services.AddSingleton<IGraphQLExecutor, EchoExecutor>();
        builder.Services.Configure(configure ?? (_ => { }));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var failures = new ConcurrentQueue<Exception>();
        app.Use((http, next) => KeepFailuresAsync(next(http), failures));
        app.UseWebSockets();
        app.MapGraphQLTransport();
        await app.StartAsync();
        return new EchoServer(app, failures);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task KeepFailuresAsync(Task request, ConcurrentQueue<Exception> failures)
    {
        try
        {
            await request;
        }
        catch (Exception e)
        {
            failures.Enqueue(e);
            throw;
        }
    }
}

/// <summary>
/// <c>fault</c> throws; <c>subscription</c> counts up to the variable <c>to</c>, or for ever; <c>invalid</c> is refused; <c>slow</c> waits until it is
/// released; all else is echoed.
/// </summary>
public sealed class EchoExecutor : IGraphQLExecutor
{
    private int _open;

    /// <summary>Streams that are being read.</summary>
    public int OpenStreams => Volatile.Read(ref _open);

    /// <summary>Set when a slow query has begun.</summary>
    public TaskCompletionSource HasBegunSlow { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set to answer slow queries.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(call);
        if (request.Query == "slow")
        {
            HasBegunSlow.SetResult();
            await Release.Task.WaitAsync(cancellationToken);
        }

        if (request.Query == "fault")
        {
            throw new InvalidOperationException("a secret of ours");
        }

        if (request.Query == "invalid")
        {
            return new GraphQLErrorResponse(GraphQLResponseStatus.InvalidOperation, "GRAPHQL_VALIDATION_FAILED", "No such field.");
        }

        if (call.QueriesOnly && request.Query!.StartsWith("mutation", StringComparison.Ordinal))
        {
            return new GraphQLErrorResponse(GraphQLResponseStatus.MethodNotAllowed, TransportErrorCodes.MethodNotAllowed, "Not over GET.");
        }

        if (request.Query!.StartsWith("subscription", StringComparison.Ordinal))
        {
            var to = request.Variables.IsEmpty ? int.MaxValue : JsonDocument.Parse(request.Variables).RootElement.GetProperty("to").GetInt32();
            return new GraphQLResponseStream(CountAsync(to, default));
        }

        return new Json(new { data = new { request.Query, request.OperationName, variables = Encoding.UTF8.GetString(request.Variables.Span) } });
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
            // As with a real source, ending takes a moment.
            await Task.Delay(50, CancellationToken.None);
            Interlocked.Decrement(ref _open);
        }
    }

    private sealed class Json(object value) : GraphQLResponse
    {
        public override void WriteTo(IBufferWriter<byte> output) => output.Write(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
