using System.Text;
using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway;

/// <summary>What the gateway makes of a supergraph, step by step, as text: to see why an operation is answered as it is. Runs nothing.</summary>
public sealed class GatewayInspection
{
    private readonly SupergraphSchema schema;
    private readonly QueryGraph graph;

    /// <summary>Reads a supergraph, fields that are moving being where they were; throws a <see cref="SupergraphException"/> with all its mistakes.</summary>
    public GatewayInspection(string supergraphSdl)
    {
        schema = SupergraphParser.Parse(supergraphSdl);
        var overrides = new ProgressiveOverrides(schema, []);
        graph = QueryGraphBuilder.Build(schema, overrides, overrides.Stages - 1);
    }

    /// <summary>The schema that clients see.</summary>
    public string ApiSchema() => ApiSchemaPrinter.Print(schema);

    /// <summary>Who can resolve what: each type in each subgraph with its fields, and the ways in by key.</summary>
    public string Graph()
    {
        var text = new StringBuilder();
        foreach (var node in graph.Nodes)
        {
            text.Append(node).Append('\n');
            foreach (var edge in node.Fields.Values)
            {
                text.Append("  ").Append(edge.Field.Name).Append(": ").Append(edge.LocalType).Append(edge.IsPlain ? "" : " (requires more)").Append('\n');
            }

            foreach (var entry in graph.EntriesFor(node.Type).Where(entry => entry.To == node))
            {
                text.Append("  <- ").Append(string.Join(' ', entry.Key.Fields.Select(field => field.Name))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The plan of an operation, for a caller who may see everything, with the given conditions true.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operationName">Which operation; null for the only one.</param>
    /// <param name="trueConditions">Variables of <c>@skip</c> and <c>@include</c> that are true.</param>
    public string Plan(string document, string? operationName = null, params IReadOnlyList<string> trueConditions)
    {
        ArgumentNullException.ThrowIfNull(trueConditions);
        var parsed = Parser.Parse(document, new ParserOptions { Ignore = IgnoreOptions.Comments });
        var operation = parsed.Definitions.OfType<GraphQLOperationDefinition>()
            .First(candidate => operationName is null || candidate.Name?.Value == operationName);
        var fragments = parsed.Definitions.OfType<GraphQLFragmentDefinition>()
            .ToDictionary(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
        var (kind, root) = operation.Operation switch
        {
            OperationType.Query => (OperationKind.Query, schema.QueryType),
            OperationType.Mutation => (OperationKind.Mutation, schema.MutationType!),
            _ => (OperationKind.Subscription, schema.SubscriptionType!),
        };
        var selections = new SelectionNormalizer(schema, fragments, trueConditions.Contains, _ => true).Normalize([(operation.SelectionSet, root)], root);
        var variables = operation.Variables?.Items.ToDictionary(
            variable => variable.Variable.Name.StringValue, variable => TypeReference.From(variable.Type).ToString()) ?? [];
        return PlanPrinter.Print(new QueryPlanner(graph, new PlannerOptions()).Plan(kind, selections, variables));
    }
}
