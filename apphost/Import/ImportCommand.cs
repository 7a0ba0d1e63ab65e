using System.CommandLine;
using Octomart.AppHost.Shop;
using Octomart.Hosting;
using Spectre.Console;

namespace Octomart.AppHost.Import;

/// <summary><c>import FILE --seller SLUG</c>: through the running shop, or one that is started for it.</summary>
internal static class ImportCommand
{
    private static readonly string[] Fields =
    [
        "ID", "SKU", "TITLE", "DESCRIPTION", "DESCRIPTION_HTML", "BRAND", "CATEGORY", "SUBCATEGORY", "PRICE", "PRICE_MINOR_UNITS", "COMPARE_AT_PRICE", "CURRENCY", "STOCK", "GTIN",
    ];

    public static Command Create(Option<string> dataOption)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines or CSV, plain or gzip." };
        var seller = new Option<string>("--seller") { Description = "Slug of the seller whose products these are.", Required = true };
        var currency = new Option<string>("--currency") { Description = "Currency of prices that name none.", DefaultValueFactory = _ => "EUR" };
        var category = new Option<string?>("--category") { Description = "Category of records that name none." };
        var stock = new Option<int>("--stock") { Description = "Units on hand of records that name none.", DefaultValueFactory = _ => 10 };
        var map = new Option<string[]>("--map") { Description = $"field=column, repeatable. Fields: {string.Join(", ", Fields).ToLowerInvariant()}.", AllowMultipleArgumentsPerToken = true };
        var errors = new Option<FileInfo?>("--errors") { Description = "Where to write all errors, as CSV." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks every line and changes nothing." };
        var command = new Command("import", "Imports a product catalogue for a seller. Importing the same file again changes nothing.") { file, seller, currency, category, stock, map, errors, dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ImportRequest(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(seller),
                parsed.GetRequiredValue(currency),
                parsed.GetValue(category),
                parsed.GetRequiredValue(stock),
                [.. (parsed.GetValue(map) ?? []).Select(ColumnOf)],
                parsed.GetValue(errors),
                parsed.GetValue(dryRun),
                parsed.GetRequiredValue(dataOption)),
            AnsiConsole.Console,
            cancellationToken));
        return command;
    }

    /// <summary>Exit code 0 when every line was good, 2 when some were skipped, 1 when nothing could be done.</summary>
    internal static async Task<int> RunAsync(ImportRequest request, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var fault = request.Columns.FirstOrDefault(column => !Fields.Contains(column.Field) || column.Column.Length == 0);
        var refusal = !request.File.Exists ? $"There is no file '{request.File}'."
            : fault is not null ? $"--map does not understand '{fault.Field}={fault.Column}': write field=column with one of {string.Join(", ", Fields).ToLowerInvariant()}."
            : null;
        if (refusal is not null)
        {
            console.MarkupLineInterpolated($"[red]{refusal}[/]");
            return 1;
        }

        ShopHost? own = null;
        try
        {
            var shop = RunningShop.Find(request.DataDirectory);
            if (shop is null)
            {
                console.MarkupLine("[grey]No shop runs on this folder: starting one for the import.[/]");
                own = await ShopHost.StartAsync(new ShopOptions { DataDirectory = request.DataDirectory, Url = "http://127.0.0.1:0" }, new ConsoleProgress(console), cancellationToken);
                shop = RunningShop.Find(request.DataDirectory)!;
            }

            return await ImportAsync(request, shop, console, cancellationToken);
        }
        catch (Exception e) when (e is ImportRefusedException or DataFolderInUseException or SettingsException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    private static async Task<int> ImportAsync(ImportRequest request, RunningShop shop, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        var import = new ShopImport(shop, http);
        var started = TimeProvider.System.GetTimestamp();
        var verb = request.IsDryRun ? "Checking" : "Importing";
        var result = await console.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(verb, maxValue: 100);
            var done = await import.RunAsync(request, progress =>
            {
                bar.Value = progress.Percent;
                bar.Description = $"{verb} {progress.Processed} products";
            }, cancellationToken);
            bar.Value = 100;
            return done;
        });
        Show(result, request.IsDryRun, TimeProvider.System.GetElapsedTime(started), console);
        if (request.Errors is { } errors && result.ErrorsUrl is not null)
        {
            await import.SaveErrorsAsync(result, errors.FullName, cancellationToken);
        }

        return result is { Failed: 0, Status: "COMPLETED" } ? 0 : 2;
    }

    private static void Show(ImportProgress result, bool isDryRun, TimeSpan took, IAnsiConsole console)
    {
        foreach (var error in result.Errors)
        {
            console.MarkupLineInterpolated($"[yellow]line {error.Row}:[/] {(error.Field is null ? "" : $"{error.Field}: ")}{error.Message}");
        }

        if (result.Failed > result.Errors.Count)
        {
            console.MarkupLineInterpolated($"[yellow]... and {result.Failed - result.Errors.Count} more lines with errors; --errors FILE keeps them all.[/]");
        }

        var verb = isDryRun ? "would be " : "";
        console.MarkupLineInterpolated(
            $"{result.Processed} rows in {took.TotalSeconds:F1} s: {result.Created} {verb}created, {result.Updated} {verb}updated, {result.Unchanged} unchanged, {result.Failed} with errors.");
    }

    private static ImportColumn ColumnOf(string pair) =>
        pair.Split('=', 2) is [var field, var column] ? new ImportColumn(FieldOf(field.Trim().ToUpperInvariant()), column) : new ImportColumn(pair, "");

    // As the columns themselves are called in many catalogues.
    private static string FieldOf(string name) => name == "PRICE_CENTS" ? "PRICE_MINOR_UNITS" : name;
}

/// <summary>What to import, and how.</summary>
internal sealed record ImportRequest(
    FileInfo File, string Seller, string Currency, string? Category, int Stock, IReadOnlyList<ImportColumn> Columns, FileInfo? Errors, bool IsDryRun, string DataDirectory);

/// <summary>A column of the file that means something.</summary>
/// <param name="Field">As the schema spells it.</param>
/// <param name="Column">Its name in the file.</param>
internal sealed record ImportColumn(string Field, string Column);
