using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Octomart.Testing;

namespace Octomart.Messaging.Tests;

public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-messaging-").FullName;
    private readonly InProcessMessageBus _bus = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_message_is_published_and_handled_and_its_writes_are_committed_in_the_trace_it_comes_from()
    {
        using var trace = new RecordedTrace();
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>());

        using (trace.Begin())
        {
            await shop.PublishAsync(new ItemAdded("a", 1));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(trace.Spans.Any(span => span.OperationName == "process ItemAdded")), "it is handled");
        var commit = Assert.Single(trace.Spans, span => span.OperationName == "commit" && span.GetTagItem("db.collection.name") is "ledgers messaging_inbox");
        Assert.Equal(["publish ItemAdded", "process ItemAdded", "commit"], trace.WayTo(commit).Select(span => span.OperationName));
        Assert.Equal("CountItems", trace.WayTo(commit)[1].GetTagItem("messaging.consumer.group.name"));
    }

    [Fact]
    public async Task Messages_that_are_handled_together_keep_their_traces_and_the_batch_points_to_them()
    {
        using var trace = new RecordedTrace();
        using var other = new RecordedTrace();
        using var released = new ManualResetEventSlim();
        var handled = new ConcurrentDictionary<string, ActivityTraceId>();
        var faults = new Faults { OnHandle = (_, message) => Handle(message) };
        await using var shop = await TestService.StartAsync("shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(batchSize: 50), faults: faults);

        // While the first is being handled, the others gather behind it.
        await shop.PublishAsync(new ItemAdded("first", 1));
        await Eventually.HoldsAsync(() => Task.FromResult(handled.ContainsKey("first")), "the first is being handled");
        foreach (var each in new[] { trace, other })
        {
            using var begun = each.Begin();
            await shop.PublishAsync(new ItemAdded($"{each.Id}", 1));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(trace.Spans.Count(IsPublish) == 1 && other.Spans.Count(IsPublish) == 1), "the others have arrived");
        released.Set();

        await Eventually.HoldsAsync(() => Task.FromResult(trace.Spans.Any(IsBatch)), "they are handled");
        Assert.Equal([trace.Id, other.Id], trace.Spans.Single(IsBatch).Links.Select(link => link.Context.TraceId));
        Assert.Equal([trace.Id, other.Id], [handled[$"{trace.Id}"], handled[$"{other.Id}"]]);

        static bool IsPublish(Activity span) => span.OperationName == "publish ItemAdded";

        static bool IsBatch(Activity span) => span.GetTagItem("messaging.batch.message_count") is 2;

        Exception? Handle(ItemAdded message)
        {
            handled[message.ItemId] = Activity.Current!.TraceId;
            return released.Wait(TimeSpan.FromSeconds(30)) ? null : new TimeoutException();
        }
    }

    [Fact]
    public async Task What_a_handler_logs_is_of_its_messages_trace_although_nobody_listens()
    {
        using var log = new TraceLog();
        var faults = new Faults { OnHandle = (_, message) => message.ItemId == "bad" ? new TimeoutException() : null };
        await using var shop = await TestService.StartAsync(
            "shop", _folder, _bus, m => m.Handle<ItemAdded, CountItems>(), options => options.MaxAttempts = 2, faults, log: log);
        using var request = new Activity("request").Start();

        await shop.PublishAsync(new ItemAdded("bad", 1));
        request.Stop();

        await Eventually.HoldsAsync(() => Task.FromResult(log.Lines.Any(line => line.Text.Contains("gave up", StringComparison.Ordinal))), "it is put aside");
        Assert.All(log.Lines, line => Assert.Equal(request.TraceId, line.Trace));
        Assert.Equal(2, log.Lines.Count);
    }

    private sealed class TraceLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(ActivityTraceId? Trace, string Text)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue((Activity.Current?.TraceId, formatter(state, exception)));
            }
        }

        public void Dispose()
        {
        }
    }
}
