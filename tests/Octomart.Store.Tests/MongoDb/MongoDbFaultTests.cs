using MongoDB.Driver;
using Octomart.Store.MongoDb;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

/// <summary>
/// Fail-overs and broken connections. The driver repeats what failed once by itself: three faults in a row are what the store has to take.
/// </summary>
[RequiresMongoDb]
public sealed class MongoDbFaultTests : IAsyncLifetime
{
    private readonly string _database = $"octomart_test_{Guid.NewGuid():N}"[..30];
    private FaultyMongoDb _network = null!;
    private MongoDbDocumentStore _store = null!;

    public async Task InitializeAsync()
    {
        if (MongoDbServer.ConnectionString is null)
        {
            return;
        }

        _network = new FaultyMongoDb();
        _store = new MongoDbDocumentStore(_network.ConnectionString, _database, StoreHarness.Model, []);
        await _store.InitializeAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (MongoDbServer.ConnectionString is { } server)
        {
            await _network.DisposeAsync();
            await new MongoClient(server).DropDatabaseAsync(_database);
        }
    }

    [ServerFact]
    public Task A_read_waits_for_the_next_primary() => ReadAsync(Fault.NotPrimary);

    [ServerFact]
    public Task A_read_survives_broken_connections() => ReadAsync(Fault.LostRequest);

    [ServerFact]
    public Task One_document_is_written_once_while_the_primary_changes() => WriteOneAsync(Fault.NotPrimary);

    [ServerFact]
    public Task One_document_is_written_once_although_requests_are_lost() => WriteOneAsync(Fault.LostRequest);

    [ServerFact]
    public Task One_document_is_written_once_although_its_answers_are_lost() => WriteOneAsync(Fault.LostAnswer);

    [ServerFact]
    public Task A_transaction_commits_once_while_the_primary_changes() => WriteTwoAsync("update", Fault.NotPrimary);

    [ServerFact]
    public Task A_transaction_commits_once_although_its_requests_are_lost() => WriteTwoAsync("update", Fault.LostRequest);

    [ServerFact]
    public Task A_transaction_commits_once_although_the_answers_to_its_commit_are_lost() => WriteTwoAsync("commitTransaction", Fault.LostAnswer);

    [ServerFact]
    public Task A_transaction_commits_once_although_its_commit_meets_no_primary() => WriteTwoAsync("commitTransaction", Fault.NotPrimary);

    [ServerFact]
    public async Task Inserting_once_is_no_duplicate_of_itself()
    {
        _network.Break("insert", Fault.LostAnswer, Fault.LostAnswer, Fault.LostAnswer);

        await InsertAsync("a");

        Assert.Equal(0, _network.Left);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => InsertAsync("a"));
    }

    [ServerFact]
    public async Task Another_document_with_the_same_value_stays_a_duplicate_when_connections_break()
    {
        await InsertAsync("a");
        _network.Break("insert", Fault.LostRequest, Fault.LostAnswer, Fault.LostAnswer);

        var error = await Assert.ThrowsAsync<DuplicateKeyException>(() => _store.WriteAsync((work, _) =>
        {
            work.Insert(New("a") with { Id = "gad_other" });
            return Task.CompletedTask;
        }, CancellationToken.None));

        Assert.Equal("name", error.Index);
    }

    private async Task ReadAsync(Fault fault)
    {
        await InsertAsync("a");
        _network.Break("find", fault, fault, fault);

        var found = await _store.Set<Gadget>().FindAsync("gad_a", CancellationToken.None);

        Assert.Equal("a", found?.Name);
        Assert.Equal(0, _network.Left);
    }

    private async Task WriteOneAsync(Fault fault)
    {
        await InsertAsync("a");
        _network.Break("update", fault, fault, fault);

        await CountUpAsync("a");

        Assert.Equal(0, _network.Left);
        await IsAsync("a", count: 1, version: 2);
    }

    private async Task WriteTwoAsync(string command, Fault fault)
    {
        await InsertAsync("a");
        await InsertAsync("b");
        _network.Break(command, fault, fault, fault);

        await CountUpAsync("a", "b");

        Assert.Equal(0, _network.Left);
        await IsAsync("a", count: 1, version: 2);
        await IsAsync("b", count: 1, version: 2);
    }

    private Task InsertAsync(string name) => _store.WriteAsync((work, _) =>
    {
        work.Insert(New(name));
        return Task.CompletedTask;
    }, CancellationToken.None);

    // Not idempotent by itself: a commit that happened twice would count twice.
    private Task CountUpAsync(params IReadOnlyList<string> names) => _store.WriteAsync(async (work, cancellationToken) =>
    {
        foreach (var name in names)
        {
            var gadget = (await work.FindAsync<Gadget>($"gad_{name}", cancellationToken))!;
            work.Update(gadget with { Count = gadget.Count + 1 });
        }
    }, CancellationToken.None);

    private async Task IsAsync(string name, int count, long version)
    {
        var gadget = (await _store.Set<Gadget>().FindAsync($"gad_{name}", CancellationToken.None))!;
        Assert.Equal((count, version), (gadget.Count, gadget.Version));
    }

    private static Gadget New(string name) => new() { Id = $"gad_{name}", Name = name };
}
