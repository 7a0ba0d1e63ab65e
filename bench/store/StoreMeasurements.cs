using System.Diagnostics;
using Octomart.Store;

namespace Octomart.StoreBench;

/// <summary>Throughput of the store: many writers, one hot document, reads by id, lists.</summary>
internal sealed class StoreMeasurements(IDocumentStore store, Action<string, FormattableString> print)
{
    private const int Items = 20_000;
    private static readonly CancellationToken None = CancellationToken.None;

    public async Task RunAsync()
    {
        await FillAsync();
        await MeasureAsync("transactions of 2 documents, 64 writers", 20_000, 64, (i, _) => store.WriteAsync((work, _) =>
        {
            work.Insert(Item.New(1_000_000 + (2 * i)));
            work.Insert(Item.New(1_000_001 + (2 * i)));
            return Task.CompletedTask;
        }, None));
        await MeasureAsync("transactions of 2 documents, 1 writer", 500, 1, (i, _) => store.WriteAsync((work, _) =>
        {
            work.Insert(Item.New(2_000_000 + (2 * i)));
            work.Insert(Item.New(2_000_001 + (2 * i)));
            return Task.CompletedTask;
        }, None));
        await MeasureAsync("updates of one hot document, 1,000 callers, keyed", 1_000, 1_000, (_, _) => store.WriteAsync(["itm_000000"], AddAsync, None));
        await MeasureAsync("updates of one hot document, 1,000 callers, not keyed", 1_000, 1_000, (_, _) => store.WriteAsync(AddAsync, None));
        await MeasureAsync("reads by id, 1 reader", 50_000, 1, (i, _) => store.Set<Item>().FindAsync($"itm_{i % Items:000000}", None));
        await MeasureAsync("reads by id, 2 readers", 50_000, 2, (i, _) => store.Set<Item>().FindAsync($"itm_{i % Items:000000}", None));
        await MeasureAsync("reads of 50 by id in one call", 2_000, 1, (i, _) => store.Set<Item>().FindManyAsync([.. Enumerable.Range(i * 7 % 19_000, 50).Select(n => $"itm_{n:000000}")], None));
        await MeasureAsync("pages of 24 by an index", 5_000, 1, (i, _) => PageAsync($"g{i % 50}"));
    }

    private Task<DocumentPage<Item>> PageAsync(string group) => store.Set<Item>().PageAsync(new() { Where = i => i.Group == group, OrderBy = i => i.Rank, Limit = 24 }, None);

    private static async Task AddAsync(IUnitOfWork work, CancellationToken cancellationToken)
    {
        var item = (await work.FindAsync<Item>("itm_000000", cancellationToken))!;
        work.Update(item with { Rank = item.Rank + 1 });
    }

    private async Task FillAsync()
    {
        var clock = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(0, Items).Chunk(500))
        {
            await store.WriteAsync((work, _) =>
            {
                foreach (var number in batch)
                {
                    work.Insert(Item.New(number));
                }

                return Task.CompletedTask;
            }, None);
        }

        print("inserts in units of 500", $"{Items / clock.Elapsed.TotalSeconds:#,0}/s");
    }

    private async Task MeasureAsync(string what, int count, int callers, Func<int, int, Task> act)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                await act(i, caller);
            }
        })));
        print(what, $"{count / clock.Elapsed.TotalSeconds:#,0}/s ({clock.Elapsed.TotalMilliseconds:#,0} ms)");
    }
}
