using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Octomart.Gateway.Tests.TestKit;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Tests.Pipeline;

public class InternalErrorTests
{
    private const string Secret = "password=hunter2";

    [Fact]
    public async Task The_client_gets_the_trace_id_that_the_log_has_and_nothing_of_the_exception()
    {
        var log = new RecordingLog();
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), null, services => services
            .AddSingleton<ISubgraphClient>(new FaultyClient())
            .AddLogging(logging => logging.AddProvider(log)));
        var trace = ActivityTraceId.CreateRandom().ToString();

        var answer = await gateway.QueryAsync("""{ product(id: "p1") { title } }""", null, ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));

        Assert.Equal(
            $$$"""{"data":null,"errors":[{"message":"Something went wrong in the gateway (trace {{{trace}}}).","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            answer.ToJsonString());
        var (message, exception) = Assert.Single(log.Errors);
        Assert.Contains(trace, message, StringComparison.Ordinal);
        Assert.Equal(Secret, exception!.Message);
    }

    [Fact]
    public async Task Where_nothing_is_traced_the_request_still_has_an_id()
    {
        // Without log and listeners the web host starts no activity.
        await using var gateway = await GatewayFixture.StartAsync(
            ShopGraph.Create(), null, services => services.AddSingleton<ISubgraphClient>(new FaultyClient()));

        var message = (string)(await gateway.QueryAsync("""{ product(id: "p1") { title } }"""))["errors"]![0]!["message"]!;

        Assert.Matches(new Regex(@"\(trace [0-9A-Za-z:]{8,}\)\.$"), message);
        Assert.DoesNotContain("unknown", message, StringComparison.Ordinal);
    }

    private sealed class FaultyClient : ISubgraphClient
    {
        public ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(Secret);
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(string Message, Exception? Exception)> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Enqueue((formatter(state, exception), exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
