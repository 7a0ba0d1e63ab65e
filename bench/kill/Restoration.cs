using MongoDB.Driver;

namespace Octomart.Kill.Bench;

/// <summary>A backup of a shop at work, and the shop that is made from it.</summary>
/// <param name="from">The data folder of the shop.</param>
/// <param name="fromMongoDb">Where its documents are, when not in the folder.</param>
/// <param name="to">A folder for the backup and the restored shop.</param>
/// <param name="toMongoDb">An empty database to restore into, instead of files.</param>
internal sealed class Restoration(
    string from, (string ConnectionString, string Database)? fromMongoDb, string to, (string ConnectionString, string Database)? toMongoDb)
{
    private string Backup => Path.Combine(to, "backup");

    private string Data => Path.Combine(to, "restored");

    public Task BackUpAsync() => AppHost.RunAsync(fromMongoDb, "backup", "--data", from, "--to", Backup);

    /// <summary>Nobody wants to look at what went well.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        Directory.Delete(to, recursive: true);
        if (toMongoDb is var (server, prefix))
        {
            var client = new MongoClient(server);
            using var names = await client.ListDatabaseNamesAsync(cancellationToken);
            foreach (var name in (await names.ToListAsync(cancellationToken)).Where(name => name.StartsWith($"{prefix}_", StringComparison.Ordinal)))
            {
                await client.DropDatabaseAsync(name, cancellationToken);
            }
        }
    }

    public async Task<IKillable> RestoreAsync()
    {
        await AppHost.RunAsync(toMongoDb, "restore", "--from", Backup, "--data", Data);
        return new KilledShop(Data, toMongoDb);
    }
}
