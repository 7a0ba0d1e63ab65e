using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Octomart.Store.Queries;
using Octomart.Store.Sqlite;

namespace Octomart.Store.Tests.Sqlite;

/// <summary>The declared indexes answer the queries that they are declared for: SQLite's own plan says so.</summary>
public sealed class SqliteIndexTests : IDisposable
{
    private readonly SqliteHarness _harness = new();

    public SqliteIndexTests() => _ = _harness.Store.Set<Gadget>();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public void An_equality_uses_its_index() =>
        Assert.Equal("SEARCH gadgets USING INDEX gadgets.name (<expr>=?)", PlanOf(new() { Where = g => g.Name == "a", OrderBy = g => g.Name }));

    [Fact]
    public void A_filter_and_an_order_share_a_compound_index_without_sorting() =>
        Assert.Equal("SEARCH gadgets USING INDEX gadgets.status_count (<expr>=?)", PlanOf(new() { Where = g => g.Status == GadgetStatus.Active, OrderBy = g => g.Count }));

    [Fact]
    public void The_next_page_is_a_range_of_the_index()
    {
        var query = new DocumentQuery<Gadget> { Where = g => g.Status == GadgetStatus.Active, OrderBy = g => g.Count, Descending = true };
        var cursor = new PageCursor(3L, "gad_1").Encode(SortOrder.Of(query));

        Assert.Equal("SEARCH gadgets USING INDEX gadgets.status_count (<expr>=? AND <expr><?)", PlanOf(query with { After = cursor }));
    }

    [Fact]
    public void A_partial_index_serves_queries_that_repeat_its_condition() =>
        Assert.Equal("SCAN gadgets USING INDEX gadgets.active_created", PlanOf(new() { Where = g => g.IsActive, OrderBy = g => g.CreatedAt }));

    [Fact]
    public void A_prefix_is_a_range_of_the_index() =>
        Assert.StartsWith(
            "SEARCH gadgets USING INDEX gadgets.name (<expr>>? AND <expr><?)",
            PlanOf(new() { Where = g => g.Name.StartsWith("ab", StringComparison.Ordinal), OrderBy = g => g.Name }),
            StringComparison.Ordinal);

    [Fact]
    public void One_of_many_values_uses_the_index()
    {
        string[] names = ["a", "b"];

        Assert.StartsWith("SEARCH gadgets USING INDEX gadgets.name (<expr>=?)", PlanOf(new() { Where = g => names.Contains(g.Name) }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_is_found_by_its_index_although_no_order_is_asked_for()
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.StartsWith("SEARCH gadgets USING INDEX gadgets.closed (<expr><?)", PlanOf(new() { Where = g => g.ClosedAt <= now }), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_the_primary_key()
    {
        string[] ids = ["a", "b"];
        Expression<Func<Gadget, bool>> among = g => ids.Contains(g.Id);

        Assert.StartsWith("SEARCH gadgets USING INDEX sqlite_autoindex_gadgets_1 (id=?)", PlanOf(new() { Where = among }), StringComparison.Ordinal);
        Assert.Equal("SCAN gadgets USING INDEX sqlite_autoindex_gadgets_1", PlanOf(new()));
    }

    private string PlanOf(DocumentQuery<Gadget> query)
    {
        using var readers = new SqliteReaderPool(_harness.FilePath);
        var sql = new SqliteDocuments<Gadget>(StoreHarness.Model.CollectionOf<Gadget>(), readers).Compose(query, SortOrder.Of(query), 10);
        return readers.Read(session =>
        {
            using var reader = session.Prepare($"EXPLAIN QUERY PLAN {sql}", [.. sql.Parameters]).ExecuteReader();
            return string.Join("; ", Steps(reader));
        });
    }

    private static IEnumerable<string> Steps(SqliteDataReader reader)
    {
        while (reader.Read())
        {
            yield return reader.GetString(3);
        }
    }
}
