using Microsoft.Data.Sqlite;

namespace Octomart.Store.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Statements are few: their text depends on the shape of a query, not on its values. The bound guards against surprises.
    private const int MaxStatements = 256;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public SqliteSession(string path, SqliteOpenMode mode)
    {
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        Connection.Open();
        Run("PRAGMA busy_timeout = 5000");

        // Sorting and statements' journals stay in memory: a file of their own was made and deleted twice per purchase, and a container's disk may be read-only.
        Run("PRAGMA temp_store = MEMORY");

        // The file is not mapped: after every commit each reader's next transaction would give its mapping back and fault all pages in again, 65 times per purchase.
        Run("PRAGMA mmap_size = 0");
    }

    public SqliteConnection Connection { get; }

    public SqliteCommand Prepare(string sql, params ReadOnlySpan<object> parameters)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = Create(sql, parameters.Length);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i];
        }

        return command;
    }

    public int Run(string sql, params ReadOnlySpan<object> parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    public void Dispose()
    {
        Forget();
        Connection.Dispose();
    }

    private SqliteCommand Create(string sql, int parameters)
    {
        if (_statements.Count == MaxStatements)
        {
            Forget();
        }

        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }

        _statements.Add(sql, command);
        return command;
    }

    private void Forget()
    {
        foreach (var command in _statements.Values)
        {
            command.Dispose();
        }

        _statements.Clear();
    }
}
