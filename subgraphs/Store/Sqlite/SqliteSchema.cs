using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>
/// The model as tables and indexes. A warm start only compares texts: nothing is written while the model is unchanged. An
/// index whose declaration changed is built anew; one that is no longer declared is dropped.
/// </summary>
internal static class SqliteSchema
{
    public static void Apply(SqliteSession session, StoreModel model)
    {
        var present = ReadPresent(session);
        var wanted = model.Collections.Values.SelectMany(collection => IndexesOf(collection).Prepend((Name: collection.Name, Sql: TableOf(collection)))).ToDictionary();
        var missing = wanted.Where(item => present.GetValueOrDefault(item.Key) != item.Value).ToList();
        var surplus = present.Where(item => !wanted.ContainsKey(item.Key) && item.Value.StartsWith("CREATE ", StringComparison.Ordinal) && !item.Value.StartsWith("CREATE TABLE", StringComparison.Ordinal)).ToList();
        if (missing.Count == 0 && surplus.Count == 0)
        {
            return;
        }

        session.Run("BEGIN IMMEDIATE");
        foreach (var (name, _) in surplus)
        {
            session.Run($"DROP INDEX {SqlText.Quote(name)}");
        }

        foreach (var (name, sql) in missing)
        {
            if (present.ContainsKey(name))
            {
                session.Run($"DROP INDEX {SqlText.Quote(name)}");
            }

            session.Run(sql);
        }

        session.Run("COMMIT");
    }

    public static string IndexName(CollectionModel collection, IndexModel index) => $"{collection.Name}.{index.Name}";

    private static Dictionary<string, string> ReadPresent(SqliteSession session)
    {
        var present = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = session.Prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").ExecuteReader();
        while (reader.Read())
        {
            present.Add(reader.GetString(0), reader.GetString(1));
        }

        return present;
    }

    private static string TableOf(CollectionModel collection) =>
        $"CREATE TABLE {SqlText.Quote(collection.Name)} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT";

    private static IEnumerable<(string Name, string Sql)> IndexesOf(CollectionModel collection) =>
        collection.Indexes.Select(index => (IndexName(collection, index), IndexOf(collection, index)));

    private static string IndexOf(CollectionModel collection, IndexModel index)
    {
        var keys = index.Keys.Select(key => SqlText.Column(FieldResolver.ResolveKey(key))).ToList();
        if (!index.IsUnique)
        {
            keys.Add("id");
        }

        var sql = new SqlText(literalsOnly: true)
            .Append(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ").Append(SqlText.Quote(IndexName(collection, index)))
            .Append(" ON ").Append(SqlText.Quote(collection.Name)).Append(" (").Append(string.Join(", ", keys.Select(key => key == "id" ? key : $"({key})"))).Append(")");
        return index.Where is null ? sql.ToString() : sql.Append(" WHERE ").AppendPredicate(IndexCondition.Parse(index.Where)).ToString();
    }
}
