using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

public class DelayTests
{
    [Fact]
    public Task A_fetch_that_nothing_waits_for_goes_with_a_later_request_to_its_subgraph() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ order(id: "o1") { product { sentiment seller { name } similar { title sentiment } } } }""");
}
