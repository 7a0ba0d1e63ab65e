using System.CommandLine;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Cli;

/// <summary>Shows what the gateway makes of a supergraph and an operation: <c>api-schema</c>, <c>graph</c>, <c>plan</c>.</summary>
internal static class CliProgram
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Looks into the gateway's stages, for any supergraph.")
        {
            Show("api-schema", "The schema that clients see.", inspection => inspection.ApiSchema()),
            Show("graph", "Who can resolve what.", inspection => inspection.Graph()),
            Plan(),
        };
        return await root.Parse(args).InvokeAsync();
    }

    private static Command Show(string name, string description, Func<GatewayInspection, string> show)
    {
        var supergraph = new Argument<FileInfo>("supergraph") { Description = "The supergraph file." };
        var command = new Command(name, description) { supergraph };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(supergraph), show, cancellationToken));
        return command;
    }

    private static Command Plan()
    {
        var supergraph = new Argument<FileInfo>("supergraph") { Description = "The supergraph file." };
        var operation = new Argument<FileInfo>("operation") { Description = "A file with the operation." };
        var isTrue = new Option<string[]>("--true") { Description = "Variables of @skip and @include that are true.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("plan", "How an operation is fetched.") { supergraph, operation, isTrue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var document = await File.ReadAllTextAsync(parsed.GetRequiredValue(operation).FullName, cancellationToken);
            return await RunAsync(
                parsed.GetRequiredValue(supergraph), inspection => inspection.Plan(document, null, parsed.GetValue(isTrue) ?? []), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(FileInfo supergraph, Func<GatewayInspection, string> show, CancellationToken cancellationToken)
    {
        try
        {
            Console.Write(show(new GatewayInspection(await File.ReadAllTextAsync(supergraph.FullName, cancellationToken))));
            return 0;
        }
        catch (SupergraphException mistakes)
        {
            await Console.Error.WriteLineAsync(mistakes.Message);
            return 1;
        }
    }
}
