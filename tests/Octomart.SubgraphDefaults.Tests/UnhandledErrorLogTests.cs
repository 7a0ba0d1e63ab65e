using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

/// <summary>What the log hears of subscriptions that do not start.</summary>
public sealed class UnhandledErrorLogTests
{
    [Theory]
    [InlineData(-1, "NOT_FOUND", 0)]
    [InlineData(-2, "INTERNAL_SERVER_ERROR", 1)]
    public async Task A_refusal_is_told_to_the_client_alone_and_a_fault_to_the_log(int to, string code, int logged)
    {
        var log = new RecordingLog();
        await using var widgets = await SubgraphHarness.StartAsync(
            new WidgetSubgraph(), new SubgraphHarnessOptions { Services = services => services.AddLogging(logging => logging.AddProvider(log)) });

        var responses = new List<string>();
        await foreach (var response in widgets.Anonymous().SubscribeAsync($"subscription {{ count(to: {to}) }}"))
        {
            responses.Add(response.GetRawText());
        }

        Assert.Contains($"\"code\":\"{code}\"", Assert.Single(responses), StringComparison.Ordinal);
        Assert.Equal(logged, log.Errors.Count);
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
