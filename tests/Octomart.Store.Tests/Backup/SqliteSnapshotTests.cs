using Microsoft.Data.Sqlite;
using Octomart.Store.Backup;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Tests.Backup;

public sealed class SqliteSnapshotTests : IDisposable
{
    private static readonly string[] Services = ["cart", "order"];
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-snapshot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A commit is under way in the second file, and what it goes on from is in the first. Then a snapshot is asked for.</summary>
    [Fact]
    public async Task Every_file_is_read_as_of_one_moment()
    {
        using var cart = await OpenAsync("cart");
        using var order = await OpenAsync("order");
        var underWay = new SqliteSession(Path.Combine(_folder, "order.db"), SqliteOpenMode.ReadWrite);
        underWay.Run("BEGIN IMMEDIATE");

        var taking = Task.Run(() => SqliteSnapshot.Take(_folder, Services));

        // It waits for that commit, or has read the first file at an earlier moment by now.
        await Task.WhenAny(taking, Task.Delay(TimeSpan.FromSeconds(1)));
        Assert.False(taking.IsCompleted);
        underWay.Run("COMMIT");
        underWay.Dispose();
        await using var snapshot = await taking;
        await cart.WriteAsync((work, _) => InsertAsync(work, "late"), CancellationToken.None);
        Assert.Equal(["early"], await IdsAsync(snapshot, "cart"));
        Assert.Equal(["early"], await IdsAsync(snapshot, "order"));
    }

    private async Task<SqliteDocumentStore> OpenAsync(string service)
    {
        var store = new SqliteDocumentStore(Path.Combine(_folder, $"{service}.db"), StoreHarness.Model, []);
        await store.InitializeAsync(CancellationToken.None);
        await store.WriteAsync((work, _) => InsertAsync(work, "early"), CancellationToken.None);
        return store;
    }

    private static Task<bool> InsertAsync(IUnitOfWork work, string id)
    {
        work.Insert(new Label { Id = id, Owner = id });
        return Task.FromResult(true);
    }

    private static async Task<List<string>> IdsAsync(SqliteSnapshot snapshot, string service)
    {
        var ids = new List<string>();
        await foreach (var row in snapshot.ReadAsync(service, "labels", CancellationToken.None))
        {
            ids.Add(row.Id);
        }

        return ids;
    }
}
