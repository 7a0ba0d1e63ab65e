using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Pipeline;

public class SafetyTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_mutation_by_GET_is_refused_whatever_is_accepted(string accept)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("""mutation { sellerRename(id: "s1", name: "X") { name } }"""));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));

        using var response = await gateway.Client.SendAsync(request);

        Assert.Contains("METHOD_NOT_ALLOWED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, gateway.RequestCount);
    }

    [Fact]
    public async Task A_form_that_a_foreign_page_could_send_is_refused()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        using var content = new StringContent("""{"query":"mutation { sellerRename(id: \"s1\", name: \"X\") { name } }"}""", Encoding.UTF8, "text/plain");

        using var response = await gateway.Client.PostAsync("/graphql", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(0, gateway.RequestCount);
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.IsIntrospectionEnabled = false);

        var answer = await gateway.QueryAsync("{ __schema { queryType { name } } }");
        var hidden = await gateway.QueryAsync("{ ...F } fragment F on Query { __type(name: \"Product\") { name } }");
        var typeName = await gateway.QueryAsync("{ __typename }");

        Assert.Equal("INTROSPECTION_DISABLED", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("INTROSPECTION_DISABLED", (string)hidden["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("Query", (string)typeName["data"]!["__typename"]!);
    }

    [Theory]
    [InlineData("""{ product(id: "p1") { titel } }""", "title")]
    [InlineData("""{ product(idd: "p1") { title } }""", "'id'")]
    [InlineData("{ ...F } fragment F on Qery { __typename }", "Query")]
    public async Task Suggestions_can_be_switched_off_and_the_rest_of_the_error_stays(string query, string suggested)
    {
        await using var helpful = await GatewayFixture.StartAsync(ShopGraph.Create());
        await using var silent = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.AreSuggestionsEnabled = false);

        var full = (await helpful.QueryAsync(query))["errors"]![0]!;
        var bare = (await silent.QueryAsync(query))["errors"]![0]!;

        Assert.Contains(suggested, (string)full["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(suggested, (string)bare["message"]!, StringComparison.Ordinal);
        Assert.StartsWith((string)bare["message"]!, (string)full["message"]!, StringComparison.Ordinal);
        Assert.EndsWith(".", (string)bare["message"]!, StringComparison.Ordinal);
        Assert.Equal(full["locations"]!.ToJsonString(), bare["locations"]!.ToJsonString());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (string)bare["extensions"]!["code"]!);
    }

    [Fact]
    public async Task In_strict_mode_only_known_documents_run()
    {
        const string Known = """{ product(id: "p1") { title } }""";
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Dictionary<string, string> { ["page"] = Known }));
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options =>
        {
            options.TrustedDocumentsPath = file;
            options.OnlyTrustedDocuments = true;
        });

        var byText = await gateway.QueryAsync(Known);
        using var byIdContent = new StringContent($$"""{"documentId":"sha256:{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Known)))}}"}""", Encoding.UTF8, "application/json");
        using var byId = await gateway.Client.PostAsync("/graphql", byIdContent);
        var unknown = await gateway.QueryAsync("{ products { id } }");
        File.Delete(file);

        Assert.Equal("Lamp", (string)byText["data"]!["product"]!["title"]!);
        Assert.Contains("Lamp", await byId.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("UNKNOWN_DOCUMENT", (string)unknown["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Only_the_allowed_headers_reach_a_subgraph()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        await gateway.QueryAsync(
            """{ product(id: "p1") { title } }""",
            null,
            ("Authorization", "Bearer t"),
            ("Accept-Language", "sv"),
            ("X-Request-Id", "abc-1"),
            ("Cookie", "secret=1"),
            ("X-Forwarded-For", "1.2.3.4"));

        var seen = gateway.Subgraphs["product"].Requests.Single().Headers;
        Assert.Equal(("Bearer t", "sv", "abc-1"), (seen["Authorization"], seen["Accept-Language"], seen["x-request-id"]));
        Assert.DoesNotContain("Cookie", seen.Keys);
        Assert.DoesNotContain("X-Forwarded-For", seen.Keys);
    }

    [Theory]
    [InlineData("{ product }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ product(id: 1) { nothing } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ product(", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query ($id: ID!) { product(id: $id) { id } }", "BAD_USER_INPUT")]
    [InlineData("query A { __typename } query B { __typename }", "OPERATION_NOT_FOUND")]
    public async Task Mistakes_have_codes(string query, string code)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync(query);

        Assert.Equal(code, (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.False(answer.AsObject().ContainsKey("data"));
    }
}
