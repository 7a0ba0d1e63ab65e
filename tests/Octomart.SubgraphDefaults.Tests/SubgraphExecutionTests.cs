using System.Net;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

public sealed class SubgraphExecutionTests : IAsyncLifetime
{
    private SubgraphHarness _widgets = null!;

    public async Task InitializeAsync() => _widgets = await SubgraphHarness.StartAsync(new WidgetSubgraph());

    public async Task DisposeAsync() => await _widgets.DisposeAsync();

    [Fact]
    public async Task A_created_widget_is_read_back_with_its_money()
    {
        var id = await CreateAsync(_widgets.As(new TestUser("usr_1")), "lamp");

        var data = await _widgets.Anonymous().DataAsync("query($id: ID!) { widget(id: $id) { id name price { minorUnits currency fractionDigits amount } owner { id } } }", new { id });

        Assert.Equal($$$"""{"id":"{{{id}}}","name":"lamp","price":{"minorUnits":1999,"currency":"EUR","fractionDigits":2,"amount":19.99},"owner":{"id":"usr_1"}}""", data.At("widget").GetRawText());
    }

    [Fact]
    public async Task A_taken_name_is_a_user_error_with_its_field()
    {
        using var client = _widgets.Anonymous();
        await CreateAsync(client, "lamp");

        var data = await client.DataAsync(CreateMutation, new { input = new { name = "lamp", price = new { minorUnits = 1, currency = "EUR" } } });

        Assert.Equal(["NAME_TAKEN"], data.At("widgetCreate").UserErrorCodes());
        Assert.Equal("""["input","name"]""", data.At("widgetCreate.userErrors.0.field").GetRawText());
    }

    [Theory]
    [InlineData("secret", null, "UNAUTHENTICATED")]
    [InlineData("secret", "orders:buyer", null)]
    [InlineData("cost", null, "UNAUTHENTICATED")]
    [InlineData("cost", "orders:buyer", "FORBIDDEN")]
    [InlineData("cost", "finance:read", null)]
    public async Task A_guarded_field_is_null_with_an_error_at_its_path_unless_the_token_allows_it(string field, string? scope, string? code)
    {
        using var client = scope is null ? _widgets.Anonymous() : _widgets.As(new TestUser("usr_1") { Scopes = [scope] });
        var id = await CreateAsync(client, "lamp");

        var reply = await client.SendAsync($"query($id: ID!) {{ widget(id: $id) {{ name {field} }} }}", new { id });

        Assert.Equal("lamp", reply.Data.Text("widget.name"));
        Assert.Equal(code is null ? [] : [code], reply.ErrorCodes);
        Assert.Equal(code is not null, reply.Data.At($"widget.{field}").ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_service_command_is_refused_to_users_and_answers_services()
    {
        var asAdmin = await _widgets.As(TestUser.Admin("usr_admin")).SendAsync("mutation { widgetReset }");
        var asService = await _widgets.AsService("order").SendAsync("mutation { widgetReset }");

        Assert.Equal(["FORBIDDEN"], asAdmin.ErrorCodes);
        Assert.Equal("order", asService.Data.Text("widgetReset"));
    }

    [Fact]
    public async Task A_token_that_does_not_verify_is_refused_instead_of_taken_for_none()
    {
        var authority = await TestAuthority.GetAsync();
        var expired = authority.TokenFor(new TestUser("usr_1"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var good = authority.TokenFor(new TestUser("usr_1"));
        foreach (var token in new[] { "nonsense", expired, good[..^4] + "AAAA", authority.ServiceTokenFor("another-subgraph") })
        {
            var reply = await _widgets.Anonymous().As(token).SendAsync("{ __typename }");

            Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
            Assert.Equal(["UNAUTHENTICATED"], reply.ErrorCodes);
        }
    }

    [Fact]
    public async Task Entities_are_resolved_in_order_and_unknown_ones_are_null()
    {
        using var client = _widgets.Anonymous();
        var id = await CreateAsync(client, "lamp");

        var data = await client.DataAsync(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Widget { name } } }",
            new { r = new object[] { new { __typename = "Widget", id = "wid_unknown" }, new { __typename = "Widget", id } } });

        Assert.Equal("""[null,{"name":"lamp"}]""", data.At("_entities").GetRawText());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps()
    {
        using var client = _widgets.Anonymous();
        foreach (var name in new[] { "c", "a", "e", "b", "d" })
        {
            await CreateAsync(client, name);
        }

        var names = new List<string>();
        string? after = null;
        do
        {
            var page = (await client.DataAsync("query($after: String) { widgets(first: 2, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } } }", new { after })).At("widgets");
            Assert.Equal(5, page.At("totalCount").GetInt32());
            names.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("name")));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(["a", "b", "c", "d", "e"], names);
    }

    [Fact]
    public async Task Subscriptions_stream_over_server_sent_events()
    {
        var counts = new List<int>();
        await foreach (var response in _widgets.Anonymous().SubscribeAsync("subscription { count(to: 3) }"))
        {
            counts.Add(response.At("data.count").GetInt32());
        }

        Assert.Equal([1, 2, 3], counts);
    }

    private const string CreateMutation = "mutation($input: WidgetCreateInput!) { widgetCreate(input: $input) { widget { id } userErrors { code field } } }";

    private static async Task<string> CreateAsync(GraphQLClient client, string name)
    {
        var data = await client.DataAsync(CreateMutation, new { input = new { name, price = new { minorUnits = 1999, currency = "EUR" } } });
        return data.Text("widgetCreate.widget.id");
    }
}
