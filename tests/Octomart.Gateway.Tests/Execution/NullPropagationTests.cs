using Microsoft.AspNetCore.Http;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Execution;

public class NullPropagationTests
{
    [Theory]
    [InlineData("""{"data":{"products":[{"title":"Lamp","price":1},{"title":null,"price":2}]}}""", """{"data":null,"errors":[{"message":"Cannot return null for the non-nullable field title.","path":["products",1,"title"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}""")]
    [InlineData("""{"data":{"products":[{"title":"Lamp","price":null}]}}""", """{"data":{"products":[{"title":"Lamp","price":null}]}}""")]
    [InlineData("""{"data":null,"errors":[{"message":"Broken","path":["products",0,"title"]}]}""", """{"data":null,"errors":[{"message":"Broken","path":["products",0,"title"],"extensions":{"code":"SUBGRAPH_ERROR"}}]}""")]
    public async Task Null_goes_up_to_the_nearest_field_that_may_be_null(string subgraph, string expected)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        gateway.Subgraphs["product"].Instead = Answering(subgraph);

        var answer = await gateway.QueryAsync("{ products { title price } }");

        Assert.Equal(expected, answer.ToJsonString());
    }

    [Fact]
    public async Task Scalars_pass_through_untouched()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        gateway.Subgraphs["product"].Instead = Answering("""{"data":{"product":{"id":17,"title":"\u00e9\"\\","price":9007199254740993.10}}}""");

        using var content = new StringContent("""{"query":"{ product(id: 1) { id title price } }"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await gateway.Client.PostAsync("/graphql", content);

        Assert.Equal("""{"data":{"product":{"id":"17","title":"\u00e9\"\\","price":9007199254740993.10}}}""", await response.Content.ReadAsStringAsync());
    }

    private static Func<HttpContext, Task<bool>> Answering(string body) => async http =>
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
        return true;
    };
}
