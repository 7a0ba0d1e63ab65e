using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>What bounds the planner, each at its edge: beyond it an operation is refused with a code, never planned for ever.</summary>
public class PlannerGuardrailTests
{
    private const string Query = "{ products { title sentiment seller { name } similar { title sentiment } } }";

    [Fact]
    public void An_operation_of_more_leaves_than_allowed_is_refused()
    {
        // title, sentiment, name, and below similar title and sentiment.
        _ = Plan(new PlannerOptions { MaxLeaves = 5 });

        Assert.Equal(ErrorCode.OperationTooComplex, Assert.Throws<PlanningException>(() => Plan(new PlannerOptions { MaxLeaves = 4 })).Code);
    }

    [Fact]
    public void An_operation_whose_ways_take_more_steps_to_find_than_allowed_is_refused()
    {
        var needed = Enumerable.Range(1, 1_000).First(steps => IsPlanned(new PlannerOptions { MaxSteps = steps }));

        Assert.InRange(needed, 2, 999);
        Assert.Equal(ErrorCode.OperationTooComplex, Assert.Throws<PlanningException>(() => Plan(new PlannerOptions { MaxSteps = needed - 1 })).Code);
    }

    [Fact]
    public void Without_any_search_the_first_good_plan_is_taken() =>
        Assert.Equal(Plan(new PlannerOptions()), Plan(new PlannerOptions { MaxChoices = 0 }));

    private static bool IsPlanned(PlannerOptions options)
    {
        try
        {
            _ = Plan(options);
            return true;
        }
        catch (PlanningException)
        {
            return false;
        }
    }

    private static string Plan(PlannerOptions options)
    {
        var schema = ShopGraph.Create().Schema;
        var operation = Parser.Parse(Query).Definitions.OfType<GraphQLOperationDefinition>().Single();
        var selections = new SelectionNormalizer(schema, new Dictionary<string, GraphQLFragmentDefinition>(), _ => true, _ => true)
            .Normalize([(operation.SelectionSet, schema.QueryType)], schema.QueryType);
        var graph = QueryGraphBuilder.Build(schema, new ProgressiveOverrides(schema, []), stage: 0);
        return PlanPrinter.Print(new QueryPlanner(graph, options).Plan(OperationKind.Query, selections, new Dictionary<string, string>()));
    }
}
