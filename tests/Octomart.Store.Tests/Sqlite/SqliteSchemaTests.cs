using Microsoft.Data.Sqlite;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Tests.Sqlite;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_changed_index_is_built_anew_a_removed_one_dropped_and_documents_stay()
    {
        await OpenAsync(new StoreModel().Collection<Label>("labels", c => c.Index("owner", [l => l.Owner]).Index("text", [l => l.Text])));
        var before = Indexes();

        await OpenAsync(new StoreModel().Collection<Label>("labels", c => c.Index("owner", [l => l.Owner, l => l.Text])));

        Assert.Equal(["labels.owner", "labels.text"], before.Keys.Order());
        Assert.Equal(["labels.owner"], Indexes().Keys);
        Assert.NotEqual(before["labels.owner"], Indexes()["labels.owner"]);
    }

    [Fact]
    public async Task An_unchanged_model_writes_nothing_at_the_next_start()
    {
        await OpenAsync(StoreHarness.Model);
        var version = SchemaVersion();

        await OpenAsync(StoreHarness.Model);

        Assert.Equal(version, SchemaVersion());
    }

    [Fact]
    public void Conditions_that_some_store_cannot_index_are_refused_on_all()
    {
        var model = new StoreModel().Collection<Gadget>("gadgets", c => c.Index("i", [g => g.Count], g => !(g.Count > 1)));

        Assert.Throws<NotSupportedException>(() => new SqliteWriter(PathOfFile, model));
    }

    [Fact]
    public void A_list_is_no_key_of_an_index()
    {
        var model = new StoreModel().Collection<Gadget>("gadgets", c => c.Index("i", [g => g.Tags]));

        Assert.Throws<NotSupportedException>(() => new SqliteWriter(PathOfFile, model));
    }

    private string PathOfFile => Path.Combine(_folder, "test.db");

    private async Task OpenAsync(StoreModel model)
    {
        using var store = new SqliteDocumentStore(PathOfFile, model, []);
        await store.InitializeAsync(CancellationToken.None);
    }

    private Dictionary<string, string> Indexes()
    {
        using var session = new SqliteSession(PathOfFile, SqliteOpenMode.ReadOnly);
        using var reader = session.Prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").ExecuteReader();
        var indexes = new Dictionary<string, string>();
        while (reader.Read())
        {
            indexes.Add(reader.GetString(0), reader.GetString(1));
        }

        return indexes;
    }

    private object? SchemaVersion()
    {
        using var session = new SqliteSession(PathOfFile, SqliteOpenMode.ReadOnly);
        return session.Prepare("PRAGMA schema_version").ExecuteScalar();
    }
}
