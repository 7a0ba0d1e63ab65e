using Microsoft.AspNetCore.Http;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Transport;

public class OutageTests
{
    private const string Page = """{ product(id: "p1") { title seller { id } similar { title } sentiment } }""";

    [Fact]
    public async Task A_subgraph_that_is_down_costs_its_fields_and_not_the_page()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        await gateway.Subgraphs["ai"].DisposeAsync();

        var answer = await gateway.QueryAsync(Page);

        Assert.Equal("""{"product":{"title":"Lamp","seller":{"id":"s1"},"similar":null,"sentiment":null}}""", answer["data"]!.ToJsonString());
        Assert.Equal(["SUBGRAPH_UNAVAILABLE", "SUBGRAPH_UNAVAILABLE"], answer["errors"]!.AsArray().Select(error => (string)error!["extensions"]!["code"]!));
        Assert.Equal(["""["product","similar"]""", """["product","sentiment"]"""], answer["errors"]!.AsArray().Select(error => error!["path"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_subgraph_that_does_not_answer_in_time_is_given_up()
    {
        await using var gateway = await GatewayFixture.StartAsync(
            ShopGraph.Create(), options => options.Subgraphs["ai"].Timeout = TimeSpan.FromMilliseconds(50));
        gateway.Subgraphs["ai"].Instead = async http =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var answer = await gateway.QueryAsync(Page);

        Assert.Equal("Lamp", (string)answer["data"]!["product"]!["title"]!);
        Assert.Equal("SUBGRAPH_TIMEOUT", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_as_a_whole_is_given_up()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.RequestTimeout = TimeSpan.FromMilliseconds(50));
        gateway.Subgraphs["product"].Instead = async http =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var answer = await gateway.QueryAsync(Page);

        Assert.Equal("""{"data":null,"errors":[{"message":"The request took too long.","extensions":{"code":"REQUEST_TIMEOUT"}}]}""", answer.ToJsonString());
    }

    [Theory]
    [InlineData(200, "text/html", "<h1>Hello</h1>", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(200, "application/json", "[1]", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(200, "application/json", "{\"data\":{\"_entities\":[{", "SUBGRAPH_INVALID_RESPONSE")]
    [InlineData(502, "text/html", "<h1>Bad gateway</h1>", "SUBGRAPH_UNAVAILABLE")]
    public async Task What_is_not_a_GraphQL_response_is_an_outage(int status, string type, string body, string code)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        gateway.Subgraphs["ai"].Instead = async http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = type;
            await http.Response.WriteAsync(body);
            return true;
        };

        var answer = await gateway.QueryAsync(Page);

        Assert.Equal("Lamp", (string)answer["data"]!["product"]!["title"]!);
        Assert.Equal(code, (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Errors_of_a_subgraph_come_at_the_path_that_the_client_knows()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        gateway.Subgraphs["ai"].Instead = async http =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"data":{"_entities":[{"mood":null},{"mood":0.4}]},"errors":[{"message":"No model","path":["_entities",0,"mood"],"extensions":{"code":"NO_MODEL"}}]}""");
            return true;
        };

        var answer = await gateway.QueryAsync("{ items: products { mood: sentiment } }");

        Assert.Equal("""[{"message":"No model","path":["items",0,"mood"],"extensions":{"code":"NO_MODEL"}}]""", answer["errors"]!.ToJsonString());
    }
}
