using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

public class KeyTests
{
    [Fact]
    public Task Entities_at_several_paths_are_asked_in_one_request() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { title seller { name } similar { title seller { name } } } }""");

    [Fact]
    public Task Independent_subgraphs_are_asked_in_parallel() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { sentiment seller { name } } order(id: "o1") { status } }""");

    [Fact]
    public Task A_key_that_the_client_renames_is_still_sent_under_its_name() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { id: title key: id sentiment } }""");
}
