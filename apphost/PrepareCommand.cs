using System.CommandLine;
using Octomart.AppHost.Shop;
using Octomart.Hosting;
using Spectre.Console;

namespace Octomart.AppHost;

/// <summary>
/// <c>prepare</c>: makes the keys and fills the stores that the environment names, for a shop whose services then run as processes or
/// containers of their own.
/// </summary>
internal static class PrepareCommand
{
    public static Command Create(Option<string> data, Option<bool> noDemo)
    {
        var command = new Command("prepare", "Makes the keys and fills the stores of a shop that runs as several processes. Doing it again changes nothing.");
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ShopOptions { DataDirectory = parsed.GetRequiredValue(data), SeedsDemo = !parsed.GetValue(noDemo), HasGateway = false },
            AnsiConsole.Console,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ShopOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        try
        {
            await using var shop = await ShopHost.StartAsync(options, new ConsoleProgress(console), cancellationToken);
            console.MarkupLine("[green]The shop is prepared.[/]");
            return 0;
        }
        catch (Exception e) when (e is DataFolderInUseException or SettingsException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }
}
