using Microsoft.Data.Sqlite;
using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>
/// The model as tables and indexes, and the documents in today's form, in one transaction. A warm start only compares texts: nothing is written
/// while the model is unchanged. An index whose declaration changed is built anew; one that is no longer declared is dropped.
/// </summary>
internal static class SqliteSchema
{
    private const int ConstraintViolated = 19;

    public static void Apply(SqliteSession session, StoreModel model)
    {
        var present = ReadPresent(session);
        var wanted = StatementsOf(model).ToDictionary();
        var migrations = new SqliteMigrations(session, model);
        var create = wanted.Where(item => present.GetValueOrDefault(item.Key) != item.Value).ToList();
        var drop = present.Where(item => IsIndex(item.Value) && wanted.GetValueOrDefault(item.Key) != item.Value).ToList();
        if (create.Count + drop.Count == 0 && !migrations.AreDue)
        {
            return;
        }

        session.Run("BEGIN IMMEDIATE");
        foreach (var (name, _) in drop)
        {
            session.Run($"DROP INDEX {SqlText.Quote(name)}");
        }

        foreach (var (_, sql) in create.Where(item => !IsIndex(item.Value)))
        {
            session.Run(sql);
        }

        migrations.Run();
        foreach (var (name, sql) in create.Where(item => IsIndex(item.Value)))
        {
            Create(session, name, sql);
        }

        session.Run("COMMIT");
    }

    private static void Create(SqliteSession session, string name, string sql)
    {
        try
        {
            session.Run(sql);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == ConstraintViolated)
        {
            throw new StoreSchemaException($"Documents share a value of the unique index '{name}': make them differ, then start again.", error);
        }
    }

    public static string IndexName(CollectionModel collection, IndexModel index) => $"{collection.Name}.{index.Name}";

    private static Dictionary<string, string> ReadPresent(SqliteSession session)
    {
        var present = new Dictionary<string, string>(StringComparer.Ordinal);
        var statement = session.Prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'");
        using var reader = statement.ExecuteReader();
        while (reader.Read())
        {
            present.Add(reader.GetString(0), reader.GetString(1));
        }

        return present;
    }

    private static bool IsIndex(string sql) => !sql.StartsWith("CREATE TABLE", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Sql)> StatementsOf(StoreModel model) =>
        model.Collections.Values.SelectMany(collection => IndexesOf(collection).Prepend((collection.Name, TableOf(collection.Name))));

    public static string TableOf(string collection) =>
        $"CREATE TABLE {SqlText.Quote(collection)} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT";

    private static IEnumerable<(string Name, string Sql)> IndexesOf(CollectionModel collection) =>
        collection.Indexes.Select(index => (IndexName(collection, index), IndexOf(collection, index)));

    private static string IndexOf(CollectionModel collection, IndexModel index)
    {
        var keys = index.Keys.Select(FieldResolver.ResolveKey).Select(field => field.IsDocumentId ? "id" : $"({SqlText.Column(field)})").ToList();
        if (!index.IsUnique)
        {
            keys.Add("id");
        }

        var sql = new SqlText(literalsOnly: true)
            .Append(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ").Append(SqlText.Quote(IndexName(collection, index)))
            .Append(" ON ").Append(SqlText.Quote(collection.Name)).Append(" (").Append(string.Join(", ", keys)).Append(")");
        return index.Where is null ? sql.ToString() : sql.Append(" WHERE ").AppendPredicate(IndexCondition.Parse(index.Where)).ToString();
    }
}
