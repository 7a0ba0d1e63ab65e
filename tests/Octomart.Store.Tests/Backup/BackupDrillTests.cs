using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongoDB.Driver;
using Octomart.Store.Backup;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.Backup;

/// <summary>A backup that was never restored is none: from files into MongoDB and back, and services go on with what has arrived.</summary>
[RequiresMongoDb]
public sealed class BackupDrillTests : IAsyncLifetime
{
    private const int Gadgets = 700;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string[] Services = ["first", "second"];

    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-backup-").FullName;
    private readonly string _prefix = $"drill_{Guid.NewGuid():N}"[..20];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var service in MongoDbServer.ConnectionString is null ? [] : Services)
        {
            await new MongoClient(MongoDbServer.ConnectionString).DropDatabaseAsync($"{_prefix}_{service}");
        }

        Directory.Delete(_folder, recursive: true);
    }

    [ServerFact]
    public async Task From_files_into_MongoDB_and_back_nothing_is_lost_or_changed()
    {
        var random = new Random(20261123);
        var gadgets = Enumerable.Range(0, Gadgets).Select(number => RandomGadget.Next(random, number)).ToList();
        foreach (var service in Services)
        {
            await using var source = await OpenAsync(Files("source"), service);
            await FillAsync(source.Store, gadgets);
        }

        var one = await StoreBackup.CreateAsync(Files("source"), Services, Path.Combine(_folder, "one"), TimeProvider.System, None);
        await StoreBackup.RestoreAsync(Path.Combine(_folder, "one"), Server(), None);
        var two = await StoreBackup.CreateAsync(Server(), Services, Path.Combine(_folder, "two"), TimeProvider.System, None);
        await StoreBackup.RestoreAsync(Path.Combine(_folder, "two"), Files("target"), None);

        Assert.Equal(one.Collections, two.Collections);
        Assert.Equal(2 * (Gadgets + 1), one.Collections.Sum(collection => collection.Documents));
        foreach (var store in new[] { Server(), Files("target") })
        {
            foreach (var service in Services)
            {
                await using var restored = await OpenAsync(store, service);
                await ShowsAllAsync(restored.Store, gadgets);
                await GoesOnAsync(restored.Store);
            }
        }
    }

    [ServerFact]
    public async Task A_backup_of_MongoDB_shows_all_services_as_of_one_moment_while_they_are_at_work()
    {
        using var enough = new CancellationTokenSource();
        await using var first = await OpenAsync(Server(), "first");
        await using var second = await OpenAsync(Server(), "second");
        await CountAsync(first.Store, 0);
        await CountAsync(second.Store, 0);
        var writing = WriteInTurnAsync(first.Store, second.Store, enough.Token);

        await StoreBackup.CreateAsync(Server(), Services, Path.Combine(_folder, "backup"), TimeProvider.System, None);
        await enough.CancelAsync();
        await writing;

        // The second is written after the first: at no moment is it ahead, or more than one behind.
        await StoreBackup.RestoreAsync(Path.Combine(_folder, "backup"), Files("restored"), None);
        await using var firstThen = await OpenAsync(Files("restored"), "first");
        await using var secondThen = await OpenAsync(Files("restored"), "second");
        Assert.InRange(await CountedAsync(firstThen.Store) - await CountedAsync(secondThen.Store), 0, 1);
    }

    [ServerFact]
    public async Task A_store_that_holds_data_is_not_restored_into()
    {
        await using var source = await OpenAsync(Files("source"), "first");
        await FillAsync(source.Store, []);
        await StoreBackup.CreateAsync(Files("source"), ["first"], Path.Combine(_folder, "one"), TimeProvider.System, None);
        await StoreBackup.RestoreAsync(Path.Combine(_folder, "one"), Server(), None);

        foreach (var target in new[] { Server(), Files("source") })
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StoreBackup.RestoreAsync(Path.Combine(_folder, "one"), target, None));
            Assert.Contains("holds data already", refused.Message, StringComparison.Ordinal);
        }
    }

    private StoreOptions Files(string name) => new() { DataDirectory = Path.Combine(_folder, name) };

    private StoreOptions Server() => new() { MongoDb = { ConnectionString = MongoDbServer.ConnectionString, Database = _prefix } };

    private static async Task<RunningStore> OpenAsync(StoreOptions options, string service)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddDocumentStore(service, model => model
            .Collection<Gadget>("gadgets", c => c.Unique("name", [g => g.Name]).Index("status_count", [g => g.Status, g => g.Count]))
            .Collection<Label>("labels", c => c.Unique("text", [l => l.Text])));
        builder.Services.Configure<StoreOptions>(store => (store.DataDirectory, store.MongoDb) = (options.DataDirectory, options.MongoDb));
        var host = builder.Build();
        await host.StartAsync();
        return new RunningStore(host);
    }

    private static Task FillAsync(IDocumentStore store, IReadOnlyList<Gadget> gadgets) => store.WriteAsync((work, _) =>
    {
        foreach (var gadget in gadgets)
        {
            work.Insert(gadget with { });
        }

        work.Insert(new Label { Id = "lab_1", Text = "\u00fcber \U0001F419 \"quoted\"\n" });
        return Task.CompletedTask;
    }, None);

    private static async Task ShowsAllAsync(IDocumentStore store, IReadOnlyList<Gadget> gadgets)
    {
        var found = await store.Set<Gadget>().FindManyAsync([.. gadgets.Select(gadget => gadget.Id)], None);
        Assert.Equal(gadgets.Select(Text), gadgets.Select(gadget => Text(found[gadget.Id])));
        Assert.All(found.Values, gadget => Assert.Equal(1, gadget.Version));
        Assert.Equal("\u00fcber \U0001F419 \"quoted\"\n", (await store.Set<Label>().FindAsync("lab_1", None))!.Text);
        Assert.Equal(
            gadgets.Where(gadget => gadget.Status == GadgetStatus.Active).Select(gadget => gadget.Id).Order(StringComparer.Ordinal),
            (await store.Set<Gadget>().ListAsync(new() { Where = gadget => gadget.Status == GadgetStatus.Active, Limit = Gadgets }, None)).Select(gadget => gadget.Id));
    }

    // Unique indexes hold, and versions go on from where they were.
    private static async Task GoesOnAsync(IDocumentStore store)
    {
        await Assert.ThrowsAsync<DuplicateKeyException>(() => store.WriteAsync((work, _) =>
        {
            work.Insert(new Label { Id = "lab_2", Text = "\u00fcber \U0001F419 \"quoted\"\n" });
            return Task.CompletedTask;
        }, None));
        await store.WriteAsync(async (work, ct) => work.Update((await work.FindAsync<Label>("lab_1", ct))! with { Owner = "me" }), None);
        Assert.Equal(2, (await store.Set<Label>().FindAsync("lab_1", None))!.Version);
    }

    private static async Task WriteInTurnAsync(IDocumentStore first, IDocumentStore second, CancellationToken enough)
    {
        for (var count = 1; !enough.IsCancellationRequested; count++)
        {
            await CountAsync(first, count);
            await CountAsync(second, count);
        }
    }

    private static Task CountAsync(IDocumentStore store, int count) => store.WriteAsync(async (work, ct) =>
    {
        if (await work.FindAsync<Gadget>("gad_counter", ct) is { } counter)
        {
            work.Update(counter with { Count = count });
        }
        else
        {
            work.Insert(new Gadget { Id = "gad_counter", Name = "counter", Count = count });
        }
    }, None);

    private static async Task<int> CountedAsync(IDocumentStore store) => (await store.Set<Gadget>().FindAsync("gad_counter", None))!.Count;

    private static string Text(Gadget gadget) => System.Text.Json.JsonSerializer.Serialize(gadget, DocumentJson.Options);

    private sealed class RunningStore(IHost host) : IAsyncDisposable
    {
        public IDocumentStore Store => host.Services.GetRequiredService<IDocumentStore>();

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
