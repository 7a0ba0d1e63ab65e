using Snapshooter.Xunit;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>One case of a planner test: the printed plan is as accepted, and the federated answer is the monolith's.</summary>
internal static class PlanCase
{
    public static async Task VerifyAsync(TestGraph graph, string query, object? variables = null)
    {
        Snapshot.Match(new GatewayInspection(graph.Supergraph()).Plan(query), Snapshot.FullName());
        await using var gateway = await GatewayFixture.StartAsync(graph);

        await gateway.QueryLikeMonolithAsync(query, variables);
    }
}
