using Octomart.AppHost.Shop;
using Octomart.AppHost.Storefront;
using Octomart.Hosting;
using Spectre.Console;

namespace Octomart.AppHost;

/// <summary>Runs the shop until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(ShopOptions options, StorefrontBuild? storefront, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await using var shop = await ShopHost.StartAsync(options with { StorefrontDirectory = storefront?.Output ?? options.StorefrontDirectory }, new ConsoleProgress(console), cancellationToken);
            var isBuilding = storefront is { IsCurrent: false };
            WelcomePage.Show(console, shop, storefront is null && options.StorefrontDirectory is null ? "(not served)" : isBuilding ? $"{shop.Url}  (being built, ready in a minute)" : shop.Url, TimeProvider.System.GetElapsedTime(started));
            var building = isBuilding ? BuildAsync(storefront!, shop.Url, console, cancellationToken) : Task.CompletedTask;
            await shop.WaitForShutdownAsync(cancellationToken);
            await building;
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is DataFolderInUseException or SettingsException or IOException)
        {
            // Also an address in use: both are for the person at the keyboard, not for a stack trace.
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static async Task BuildAsync(StorefrontBuild storefront, string url, IAnsiConsole console, CancellationToken cancellationToken)
    {
        try
        {
            console.MarkupLineInterpolated((await storefront.RunAsync(cancellationToken)) is { } problem
                ? (FormattableString)$"[yellow]{problem}[/]"
                : $"[green]The storefront is ready: {url}[/]");
        }
        catch (OperationCanceledException)
        {
            // The shop closes before its pages were built.
        }
    }
}
