using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Octomart.Shop.Bench.Processes;

/// <summary>
/// The floor, as a process of its own: a plain endpoint that answers so many bytes, and one that makes so many SQLite commits of so many
/// rows the plain way, one after the other, each on disk before it answers.
/// </summary>
internal static class FloorServer
{
    private const int RowBytes = 600;

    public static async Task RunAsync(string url, string folder)
    {
        using var rows = new PlainRows(Path.Combine(folder, "floor.db"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.MapPost("/bytes/{count:int}", (HttpContext http, int count) =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = count;
            return http.Response.Body.WriteAsync(Filler.AsMemory(0, count)).AsTask();
        });
        app.MapPost("/commits/{commits:int}/{rows:int}", (int commits, [Microsoft.AspNetCore.Mvc.FromRoute(Name = "rows")] int count) => rows.Write(commits, count));
        await app.RunAsync();
    }

    private static readonly byte[] Filler = [.. Enumerable.Repeat((byte)'x', 1 << 20)];

    private sealed class PlainRows : IDisposable
    {
        private static readonly string Body = new('x', RowBytes);

        private readonly Lock _gate = new();
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;

        public PlainRows(string path)
        {
            _connection = new SqliteConnection($"Data Source={path}");
            _connection.Open();
            Run("PRAGMA journal_mode = WAL");
            Run("PRAGMA synchronous = FULL");
            Run("CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT");
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO rows (id, body) VALUES ($id, $body)";
            _insert.Parameters.AddWithValue("$id", "");
            _insert.Parameters.AddWithValue("$body", Body);
        }

        public void Write(int commits, int rows)
        {
            for (var commit = 0; commit < commits; commit++)
            {
                lock (_gate)
                {
                    Run("BEGIN IMMEDIATE");
                    for (var row = commit; row < rows; row += commits)
                    {
                        _insert.Parameters[0].Value = Guid.CreateVersion7().ToString("n", CultureInfo.InvariantCulture);
                        _insert.ExecuteNonQuery();
                    }

                    Run("COMMIT");
                }
            }
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }

        private void Run(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
