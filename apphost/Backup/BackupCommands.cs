using System.CommandLine;
using Octomart.AppHost.Shop;
using Octomart.Store;
using Octomart.Store.Backup;
using Octomart.SubgraphDefaults.Hosting;
using Spectre.Console;

namespace Octomart.AppHost.Backup;

/// <summary>
/// <c>backup</c> and <c>restore</c>: the documents of all services as of one moment, and the files of the data folder (keys, pictures, mails). The store is
/// the one that the environment names, as for <c>prepare</c>. A backup holds the shop's secrets; it is made for its owner's eyes only.
/// </summary>
internal static class BackupCommands
{
    private const string Documents = "documents";

    public static Command CreateBackup(Option<string> data)
    {
        var to = new Option<string>("--to") { Description = "A new folder for the backup.", Required = true };
        var command = new Command("backup", "Backs a shop up, also while it is open.") { to };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            () => BackUpAsync(parsed.GetRequiredValue(data), Path.GetFullPath(parsed.GetRequiredValue(to)), cancellationToken)));
        return command;
    }

    public static Command CreateRestore(Option<string> data)
    {
        var from = new Option<string>("--from") { Description = "The folder of the backup.", Required = true };
        var command = new Command("restore", "Puts a backup into an empty folder or database; start the shop there afterwards.") { from };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            () => RestoreAsync(parsed.GetRequiredValue(data), Path.GetFullPath(parsed.GetRequiredValue(from)), cancellationToken)));
        return command;
    }

    private static async Task<string> BackUpAsync(string data, string to, CancellationToken cancellationToken)
    {
        if (Directory.Exists(to))
        {
            throw new InvalidOperationException($"'{to}' exists already: a backup is not written over another.");
        }

        // Under its own name only when it is complete.
        var unfinished = $"{to}.unfinished";
        PrivateFolder.Create(unfinished);
        var manifest = await StoreBackup.CreateAsync(StoreOf(data), [.. SubgraphCatalogue.All.Select(subgraph => subgraph.Name)], Path.Combine(unfinished, Documents), TimeProvider.System, cancellationToken);

        // Behind the documents: what they name is there by now.
        DataFiles.Copy(Path.GetFullPath(data), Path.Combine(unfinished, "files"));
        Directory.Move(unfinished, to);
        return $"Backed up {manifest.Collections.Sum(collection => collection.Documents)} documents as of {manifest.CreatedAt:u}: {to}";
    }

    private static async Task<string> RestoreAsync(string data, string from, CancellationToken cancellationToken)
    {
        var manifest = await StoreBackup.RestoreAsync(Path.Combine(from, Documents), StoreOf(data), cancellationToken);
        DataFiles.Copy(Path.Combine(from, "files"), Path.GetFullPath(data));
        return $"Restored {manifest.Collections.Sum(collection => collection.Documents)} documents as of {manifest.CreatedAt:u}.";
    }

    private static StoreOptions StoreOf(string data)
    {
        var store = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions();
        store.DataDirectory = Path.GetFullPath(data);
        return store;
    }

    private static async Task<int> RunAsync(Func<Task<string>> work)
    {
        try
        {
            AnsiConsole.MarkupLineInterpolated($"[green]{await work()}[/]");
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or InvalidDataException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }
}
