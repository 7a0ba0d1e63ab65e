using System.Text.Json;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Carts;

/// <summary>What the gateway, or whoever reaches the subgraph, gets of carts and lines by reference.</summary>
public sealed class CartEntityTests : IAsyncLifetime
{
    private const string Entities =
        "query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on CartLine { id quantity discount { minorUnits } total { minorUnits } taxClass } ... on Cart { id lines { id } } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_line_is_resolved_for_its_owner_with_one_call_for_many()
    {
        var cart = (await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 2), Shop.Line("var_book", 1) } })).At("cart");
        var ids = cart.At("lines").EnumerateArray().Select(line => line.Text("id")).ToList();
        var calls = _shop.ProductCalls;

        var lines = await EntitiesAsync(_shop.Cart.As(Shop.Sam), [.. ids, "crl_unknown"]);

        Assert.Equal([2, 1], lines.Take(2).Select(line => line.At("quantity").GetInt32()));
        Assert.Equal([2_400, 1_500], lines.Take(2).Select(line => line.At("total.minorUnits").GetInt32()));
        Assert.Equal(["STANDARD", "REDUCED"], lines.Take(2).Select(line => line.Text("taxClass")));
        Assert.Equal(JsonValueKind.Null, lines[2].ValueKind);
        Assert.Equal(1, _shop.ProductCalls - calls);
    }

    [Fact]
    public async Task Lines_of_others_and_of_guests_look_like_unknown_ones()
    {
        var own = (await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 2) } })).Text("cart.lines.0.id");
        var guest = (await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 2) } })).Text("cart.lines.0.id");

        foreach (var client in new[] { _shop.Cart.Anonymous(), _shop.Cart.As(new TestUser("usr_kim")), _shop.Cart.As(TestUser.Admin("usr_admin")), _shop.Cart.AsService("order") })
        {
            Assert.All(await EntitiesAsync(client, own, guest), line => Assert.Equal(JsonValueKind.Null, line.ValueKind));
        }

        Assert.Equal(JsonValueKind.Null, (await EntitiesAsync(_shop.Cart.As(Shop.Sam), guest)).Single().ValueKind);
    }

    private static async Task<IReadOnlyList<JsonElement>> EntitiesAsync(GraphQLClient client, params string[] lineIds) =>
        [.. (await client.DataAsync(Entities, new { r = lineIds.Select(id => new { __typename = "CartLine", id }) })).At("_entities").EnumerateArray()];
}
