using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>How many documents each collection of a shop has, and how often they were written: any write shows.</summary>
internal static class StoreFingerprint
{
    /// <summary>A line a collection. What services do among themselves (messages under way) is left out.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.db").Order(StringComparer.Ordinal).SelectMany(OfFile)];

    /// <summary>The same once nothing is going on any more.</summary>
    public static async Task<IReadOnlyList<string>> WhenQuietAsync(string folder)
    {
        IReadOnlyList<string> seen = [];
        await Testing.Eventually.HoldsAsync(
            async () =>
            {
                (var before, seen) = (seen, Of(folder));
                await Task.Delay(500);
                return before.SequenceEqual(seen);
            },
            "the shop is quiet");
        return seen;
    }

    private static List<string> OfFile(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return [.. Read(connection, "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'version' WHERE m.type = 'table' AND m.name NOT LIKE 'messaging_%' ORDER BY m.name")
            .Select(table => $"{Path.GetFileNameWithoutExtension(path)}.{table}: {string.Join(", ", Read(connection, $"SELECT count(*) || ' documents, ' || coalesce(sum(version), 0) || ' writes' FROM \"{table}\""))}")];
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(Convert.ToString(rows[0], CultureInfo.InvariantCulture)!);
        }

        return found;
    }
}
