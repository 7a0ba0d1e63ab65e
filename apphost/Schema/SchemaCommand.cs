using System.CommandLine;
using System.Diagnostics;
using Octomart.SubgraphDefaults.Hosting;
using Spectre.Console;

namespace Octomart.AppHost.Schema;

/// <summary><c>schema</c>: writes what the code says into <c>schema/</c> and composes the supergraph.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Exports the SDL of every subgraph to schema/ and composes the supergraph (needs Node).");
        command.SetAction((_, cancellationToken) => RunAsync(AnsiConsole.Console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (Repository.Find() is not { } root)
        {
            console.MarkupLine("[red]This command works in a checkout of Octomart only.[/]");
            return 1;
        }

        var schema = Path.Combine(root, "schema");
        foreach (var subgraph in Shop.SubgraphCatalogue.All)
        {
            await File.WriteAllTextAsync(Path.Combine(schema, "subgraphs", $"{subgraph.Name}.graphql"), SubgraphHost.ExportSchema(subgraph), cancellationToken);
            console.MarkupLineInterpolated($"[grey]·[/] schema/subgraphs/{subgraph.Name}.graphql");
        }

        foreach (var (program, arguments) in new[] { ("npm", "ci --no-audit --no-fund --silent"), ("node", "compose.mjs") })
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = schema })!;
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                return process.ExitCode;
            }
        }

        return 0;
    }
}
