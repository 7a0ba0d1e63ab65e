using System.CommandLine;
using Octomart.AppHost.Backup;
using Octomart.AppHost.Configuration;
using Octomart.AppHost.Import;
using Octomart.AppHost.Schema;
using Octomart.AppHost.Shop;
using Octomart.AppHost.Storefront;
using Spectre.Console;

namespace Octomart.AppHost;

/// <summary>The whole shop in one process; also imports catalogues and exports the schema.</summary>
public static class AppHostProgram
{
    /// <summary>Without a command it runs the shop until Ctrl+C.</summary>
    public static Task<int> Main(string[] args)
    {
        var data = new Option<string>("--data") { Description = "Folder of all state.", DefaultValueFactory = _ => "./data", Recursive = true };
        var urls = new Option<string>("--urls") { Description = "Where the shop is reached.", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        var noDemo = new Option<bool>("--no-demo") { Description = "Starts with an empty shop.", Recursive = true };
        var noStorefront = new Option<bool>("--no-storefront") { Description = "Does not build the storefront." };
        var root = new RootCommand("Octomart: the whole shop in one process.") { data, urls, noDemo, noStorefront, ImportCommand.Create(data), SchemaCommand.Create(), PrepareCommand.Create(data, noDemo), BackupCommands.CreateBackup(data), BackupCommands.CreateRestore(data), ConfigurationCommand.Create() };
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(
            new ShopOptions
            {
                Url = parsed.GetRequiredValue(urls),
                DataDirectory = parsed.GetRequiredValue(data),
                SeedsDemo = !parsed.GetValue(noDemo),
            },
            parsed.GetValue(noStorefront) ? null : StorefrontBuild.Find(),
            AnsiConsole.Console,
            cancellationToken));
        return root.Parse(args).InvokeAsync();
    }
}
