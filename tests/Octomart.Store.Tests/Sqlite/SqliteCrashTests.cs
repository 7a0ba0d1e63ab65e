using Microsoft.Data.Sqlite;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Tests.Sqlite;

/// <summary>What a killed process leaves is the file and its log as they are at some moment; a copy of both is the same.</summary>
public sealed class SqliteCrashTests : IDisposable
{
    private readonly SqliteHarness _harness = new();
    private readonly string _wreck = Directory.CreateTempSubdirectory("octomart-wreck-").FullName;

    public void Dispose()
    {
        _harness.Dispose();
        Directory.Delete(_wreck, recursive: true);
    }

    [Fact]
    public async Task Acknowledged_writes_survive_and_units_of_work_are_never_halved()
    {
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<int>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = writer; !stop.IsCancellationRequested; i += 8)
            {
                await WritePairAsync(i);
                acknowledged.Add(i);
            }
        })).ToList();
        while (acknowledged.Count < 300)
        {
            await Task.Delay(1);
        }

        var known = acknowledged.ToArray();
        CopyFileAndLog();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        using var survivor = new SqliteDocumentStore(Path.Combine(_wreck, "test.db"), StoreHarness.Model, []);
        var gadgets = (await survivor.Set<Gadget>().ListAsync(new() { Limit = 100_000 }, CancellationToken.None)).Select(g => g.Count).ToHashSet();
        var labels = (await survivor.Set<Label>().ListAsync(new() { Limit = 100_000 }, CancellationToken.None)).Select(l => int.Parse(l.Owner, null)).ToHashSet();
        Assert.Subset(gadgets, known.ToHashSet());
        Assert.Equal(gadgets.Order(), labels.Order());
    }

    // A reader keeps the log from being started anew meanwhile, so file and log belong together.
    private void CopyFileAndLog()
    {
        using var reader = new SqliteSession(_harness.FilePath, SqliteOpenMode.ReadOnly);
        reader.Run("BEGIN");
        reader.Prepare("SELECT count(*) FROM gadgets").ExecuteScalar();
        File.Copy(_harness.FilePath, Path.Combine(_wreck, "test.db"));
        File.Copy($"{_harness.FilePath}-wal", Path.Combine(_wreck, "test.db-wal"));
    }

    private Task WritePairAsync(int number) => _harness.Store.WriteAsync((work, _) =>
    {
        work.Insert(new Gadget { Id = $"gad_{number}", Name = $"{number}", Count = number });
        work.Insert(new Label { Id = $"lab_{number}", Owner = $"{number}" });
        return Task.CompletedTask;
    }, CancellationToken.None);
}
