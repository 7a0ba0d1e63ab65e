using System.CommandLine;
using Octomart.AppHost.Shop;
using Octomart.SubgraphDefaults.Calls;
using Octomart.SubgraphDefaults.Identity;
using Spectre.Console;

namespace Octomart.AppHost.Import;

/// <summary><c>import FILE --seller SLUG</c>: through the running shop, or one that is started for it.</summary>
internal static class ImportCommand
{
    private const int ErrorsShown = 20;

    public static Command Create(Option<string> dataOption)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines (.jsonl) or CSV (.csv), plain or gzip (.gz)." };
        var seller = new Option<string>("--seller") { Description = "Slug of the seller whose products these are.", Required = true };
        var currency = new Option<string>("--currency") { Description = "Currency of prices that name none.", DefaultValueFactory = _ => "EUR" };
        var category = new Option<string?>("--category") { Description = "Category of records that name none." };
        var stock = new Option<int>("--stock") { Description = "Units on hand of records that name none.", DefaultValueFactory = _ => 10 };
        var map = new Option<string[]>("--map") { Description = $"field=column, repeatable. Fields: {string.Join(", ", FieldMapping.Names)}.", AllowMultipleArgumentsPerToken = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks every line and changes nothing." };
        var command = new Command("import", "Imports a product catalogue for a seller. Importing the same file again changes nothing.") { file, seller, currency, category, stock, map, dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ImportRequest(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(seller),
                new ImportDefaults(parsed.GetRequiredValue(currency), parsed.GetValue(category), parsed.GetRequiredValue(stock)),
                parsed.GetValue(map) ?? [],
                parsed.GetValue(dryRun),
                parsed.GetRequiredValue(dataOption)),
            AnsiConsole.Console,
            cancellationToken));
        return command;
    }

    /// <summary>Exit code 0 when every line was good, 2 when some were skipped, 1 when nothing could be done.</summary>
    internal static async Task<int> RunAsync(ImportRequest request, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var source = new CatalogFile(request.File.FullName);
        var (mapping, fault) = FieldMapping.Create(request.Map, request.Defaults);
        var refusal = !request.File.Exists ? $"There is no file '{request.File}'."
            : !source.IsSupported ? "The file's name must end in .jsonl, .ndjson, .json or .csv, perhaps with .gz behind."
            : mapping is null ? $"--map does not understand '{fault}': write field=column with one of {string.Join(", ", FieldMapping.Names)}."
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

            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
            return await ImportAsync(request, source, mapping!, ClientFor(shop, http), console, cancellationToken);
        }
        catch (Exception e) when (e is ImportRefusedException or DataFolderInUseException or InvalidDataException)
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

    private static async Task<int> ImportAsync(
        ImportRequest request, CatalogFile source, FieldMapping mapping, SubgraphClient subgraphs, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var sellerId = await FindSellerAsync(subgraphs, request.Seller, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var result = await console.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(request.IsDryRun ? "Checking" : "Importing", maxValue: 1);
            var done = await new CatalogImport(subgraphs, mapping, request.IsDryRun).RunAsync(source, sellerId, (file, soFar) =>
            {
                bar.Value = file.Progress;
                bar.Description = $"{(request.IsDryRun ? "Checking" : "Importing")} {soFar.Read} products";
            }, cancellationToken);
            bar.Value = 1;
            return done;
        });
        Show(result, request.IsDryRun, TimeProvider.System.GetElapsedTime(started), console);
        return result.Errors.Count == 0 ? 0 : 2;
    }

    private static async Task<string> FindSellerAsync(SubgraphClient subgraphs, string slug, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<SellerData>("seller", "query($slug: String!) { seller(slug: $slug) { id } }", new { slug }, cancellationToken);
        return reply switch
        {
            { Failure: { } failure } => throw new ImportRefusedException(failure),
            { Data.Seller.Id: { } id } => id,
            _ => throw new ImportRefusedException($"There is no seller '{slug}'. The demo sellers are {string.Join(", ", DemoShop.DemoSellers.All.Select(s => s.Slug))}."),
        };
    }

    private static void Show(ImportResult result, bool isDryRun, TimeSpan took, IAnsiConsole console)
    {
        foreach (var error in result.Errors.Take(ErrorsShown))
        {
            console.MarkupLineInterpolated($"[yellow]line {error.Line}:[/] {error.Message}");
        }

        if (result.Errors.Count > ErrorsShown)
        {
            console.MarkupLineInterpolated($"[yellow]... and {result.Errors.Count - ErrorsShown} more lines with errors.[/]");
        }

        var verb = isDryRun ? "would be " : "";
        console.MarkupLineInterpolated(
            $"{result.Read} lines in {took.TotalSeconds:F1} s: {result.Created} {verb}created, {result.Updated} {verb}updated, {result.Unchanged} unchanged, {result.Errors.Count} with errors.");
    }

    private static SubgraphClient ClientFor(RunningShop shop, HttpClient http)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(shop.Subgraphs.Select(s => KeyValuePair.Create(SubgraphEndpoints.UrlKey(s.Key), (string?)s.Value)))
            .Build();
        return new SubgraphClient(http, new ServiceTokens(Convert.FromBase64String(shop.ServiceKey), "import", TimeProvider.System), configuration);
    }

    private sealed record SellerData(SellerRef? Seller);

    private sealed record SellerRef(string Id);
}

/// <summary>What to import, and how.</summary>
internal sealed record ImportRequest(FileInfo File, string Seller, ImportDefaults Defaults, IReadOnlyList<string> Map, bool IsDryRun, string DataDirectory);
