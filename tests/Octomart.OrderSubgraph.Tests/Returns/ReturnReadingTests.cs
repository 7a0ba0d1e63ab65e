using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

public sealed class ReturnReadingTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Support_reads_returns_and_decides_nothing()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var lines = new[] { new { lineId = part.Text("lines.0.id"), quantity = 1 } };
        var id = (await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: ReturnRequestInput!) { returnRequest(input: $input) { return { id } userErrors { code } } }",
            new { input = new { idempotencyKey = "q", sellerOrderId = part.Text("id"), reason = "Too small", lines } })).Text("returnRequest.return.id");

        var read = await ReadAsync(Shop.Support, id);
        var decided = await _shop.Orders.As(Shop.Support).SendAsync(
            "mutation($input: ReturnDecideInput!) { returnDecide(input: $input) { return { id } userErrors { code } } }", new { input = new { idempotencyKey = "d", id, approve = true } });
        var stranger = await ReadAsync(new TestUser("usr_eve"), id);

        Assert.Equal((id, id), (read.Text("return.id"), read.Text("_entities.0.returns.nodes.0.id")));
        Assert.Equal(["FORBIDDEN"], decided.ErrorCodes);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (stranger.At("return").ValueKind, stranger.At("_entities.0.returns").ValueKind));
    }

    private Task<JsonElement> ReadAsync(TestUser user, string id) => _shop.Orders.As(user).DataAsync(
        "query($id: ID!, $r: [_Any!]!) { return(id: $id) { id } _entities(representations: $r) { ... on Seller { returns { nodes { id } } } } }",
        new { id, r = new[] { new { __typename = "Seller", id = "sel_birch" } } });
}
