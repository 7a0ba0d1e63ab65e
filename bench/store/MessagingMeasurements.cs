using System.Diagnostics;
using System.Threading.Channels;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.StoreBench;

internal sealed class Arrivals
{
    private readonly Channel<long> _times = Channel.CreateUnbounded<long>();

    public void Add(long published) => _times.Writer.TryWrite(Stopwatch.GetTimestamp() - published);

    public async Task<TimeSpan> NextAsync() => TimeSpan.FromSeconds((double)await _times.Reader.ReadAsync() / Stopwatch.Frequency);
}

/// <summary>Notes when a message's handler is reached.</summary>
internal sealed class NoteArrival(Arrivals arrivals) : IMessageHandler<ItemTouched>
{
    public Task HandleAsync(ItemTouched message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        arrivals.Add(message.Timestamp);
        return Task.CompletedTask;
    }
}

/// <summary>From commit to handler, alone and in a burst.</summary>
internal sealed class MessagingMeasurements(IDocumentStore store, Arrivals arrivals, Action<string, FormattableString> print)
{
    public async Task RunAsync()
    {
        var latencies = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            await PublishAsync(1);
            latencies.Add((await arrivals.NextAsync()).TotalMilliseconds);
            await Task.Delay(2);
        }

        latencies.Sort();
        print("from publishing to the handler, one at a time: p50, p99", $"{latencies[150]:0.0} ms, {latencies[296]:0.0} ms");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 10; i++)
        {
            await PublishAsync(250);
        }

        for (var i = 0; i < 2_500; i++)
        {
            await arrivals.NextAsync();
        }

        print("2,500 messages at once, handled one after the other", $"{2_500 / clock.Elapsed.TotalSeconds:#,0}/s ({clock.Elapsed.TotalMilliseconds:#,0} ms)");
    }

    private Task PublishAsync(int count) => store.WriteAsync((work, _) =>
    {
        for (var i = 0; i < count; i++)
        {
            work.Publish(new ItemTouched($"{i}", Stopwatch.GetTimestamp()));
        }

        return Task.CompletedTask;
    }, CancellationToken.None);
}
