using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Octomart.Store.Backup;

/// <summary>
/// Backups of all services' data as of one moment, from either store into either store: a line of JSON a document, a compressed file a collection,
/// and a manifest that says how many there are.
/// </summary>
public static class StoreBackup
{
    private const string ManifestFile = "manifest.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the data of these services into a folder, while they may be at work.</summary>
    public static async Task<BackupManifest> CreateAsync(StoreOptions store, IReadOnlyList<string> services, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var createdAt = clock.GetUtcNow();
        await using StoreSnapshot snapshot = UsesMongoDb(store)
            ? await MongoDbSnapshot.TakeAsync(store.MongoDb, services, cancellationToken)
            : SqliteSnapshot.Take(store.DataDirectory, services);
        var collections = new List<BackupCollection>();
        foreach (var service in services)
        {
            Directory.CreateDirectory(Path.Combine(folder, service));
            foreach (var collection in snapshot.CollectionsOf(service))
            {
                var rows = snapshot.ReadAsync(service, collection, cancellationToken);
                var (count, schema) = await WriteAsync(FileOf(folder, service, collection), rows, cancellationToken);
                if (count == 0)
                {
                    // A compressed stream of nothing is not a valid one.
                    File.Delete(FileOf(folder, service, collection));
                }

                collections.Add(new BackupCollection(service, collection, count, schema));
            }
        }

        // Last: a backup without a manifest is none.
        var manifest = new BackupManifest(createdAt, collections);
        await File.WriteAllTextAsync(Path.Combine(folder, ManifestFile), JsonSerializer.Serialize(manifest, Json), cancellationToken);
        return manifest;
    }

    /// <summary>Puts a backup into an empty store, and counts what has arrived.</summary>
    /// <exception cref="InvalidOperationException">The store is not empty, or the backup is not complete.</exception>
    public static async Task<BackupManifest> RestoreAsync(string folder, StoreOptions store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var file = Path.Combine(folder, ManifestFile);
        if (!File.Exists(file) || JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(file, cancellationToken), Json) is not { } manifest)
        {
            throw new InvalidOperationException($"'{folder}' holds no complete backup: there is no {ManifestFile}.");
        }

        await using RestoreTarget target = UsesMongoDb(store) ? new MongoDbRestoreTarget(store.MongoDb) : new SqliteRestoreTarget(Path.GetFullPath(store.DataDirectory));
        if (await target.RefusalAsync([.. manifest.Collections.Select(collection => collection.Service).Distinct()], cancellationToken) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        foreach (var collection in manifest.Collections)
        {
            var arrived = new Counter();
            var rows = collection.Documents == 0 ? AsyncEnumerable.Empty<StoredRow>() : ReadAsync(FileOf(folder, collection.Service, collection.Name), arrived, cancellationToken);
            await target.WriteAsync(collection.Service, collection.Name, collection.Schema, rows, cancellationToken);
            if (arrived.Value != collection.Documents)
            {
                throw new InvalidOperationException($"The backup is damaged: of {collection.Documents} documents of {collection.Service}/{collection.Name} there are {arrived.Value}.");
            }
        }

        return manifest;
    }

    private static bool UsesMongoDb(StoreOptions store) => !string.IsNullOrWhiteSpace(store.MongoDb.ConnectionString);

    private static string FileOf(string folder, string service, string collection) => Path.Combine(folder, service, $"{collection}.jsonl.gz");

    private static async Task<(long Count, int Schema)> WriteAsync(string path, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellationToken)
    {
        var (count, schema) = (0L, 0);
        await using var file = File.Create(path);
        await using var packed = new GZipStream(file, CompressionLevel.Fastest);
        await using var lines = new StreamWriter(packed);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(row, Line).AsMemory(), cancellationToken);
            (count, schema) = (count + 1, Math.Max(schema, row.Schema));
        }

        return (count, schema);
    }

    private static async IAsyncEnumerable<StoredRow> ReadAsync(string path, Counter arrived, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            arrived.Value++;
            yield return JsonSerializer.Deserialize<StoredRow>(line, Line)!;
        }
    }

    private sealed class Counter
    {
        public long Value { get; set; }
    }
}

/// <summary>What a backup holds.</summary>
/// <param name="CreatedAt">The moment that it shows.</param>
/// <param name="Collections">Of all services.</param>
public sealed record BackupManifest(DateTimeOffset CreatedAt, IReadOnlyList<BackupCollection> Collections);

/// <summary>A collection of a service.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Schema">The form of its documents.</param>
public sealed record BackupCollection(string Service, string Name, long Documents, int Schema);
