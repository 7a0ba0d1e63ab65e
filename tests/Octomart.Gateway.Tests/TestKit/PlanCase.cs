using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;
using Snapshooter.Xunit;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>One case of a planner test: the printed plan is as accepted, and the federated answer is the monolith's.</summary>
internal static class PlanCase
{
    public static async Task VerifyAsync(TestGraph graph, string query, object? variables = null)
    {
        Snapshot.Match(Plan(graph, query), Snapshot.FullName());
        await using var gateway = await GatewayFixture.StartAsync(graph);

        await gateway.QueryLikeMonolithAsync(query, variables);
    }

    /// <summary>The plan for callers who may see everything, with all conditions true.</summary>
    public static string Plan(TestGraph graph, string query) => PlanPrinter.Print(Make(graph.Schema, query));

    private static QueryPlan Make(SupergraphSchema schema, string query)
    {
        var document = Parser.Parse(query);
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().First();
        var fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.StringValue);
        var (kind, root) = operation.Operation switch
        {
            OperationType.Query => (OperationKind.Query, schema.QueryType),
            OperationType.Mutation => (OperationKind.Mutation, schema.MutationType!),
            _ => (OperationKind.Subscription, schema.SubscriptionType!),
        };
        var selections = new SelectionNormalizer(schema, fragments, _ => true, _ => true).Normalize([(operation.SelectionSet, root)], root);
        var variables = operation.Variables?.Items.ToDictionary(variable => variable.Variable.Name.StringValue, variable => TypeReference.From(variable.Type).ToString()) ?? [];
        return new QueryPlanner(QueryGraphBuilder.Build(schema), new PlannerOptions()).Plan(kind, selections, variables);
    }
}
