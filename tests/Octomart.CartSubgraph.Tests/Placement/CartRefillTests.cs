using System.Text.Json;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Placement;

public sealed class CartRefillTests : IAsyncLifetime
{
    private const string Mutation = "mutation($input: CartRefillInput!) { cartRefill(input: $input) { cartId guestTokenOnce lines { variantId quantity } userErrors { code } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task What_is_sold_goes_in_as_far_as_there_is_and_twice_is_as_once()
    {
        _shop.Put("var_gone", 100, 5, isPurchasable: false);
        var lines = new[] { Shop.Line("var_mug", 2), Shop.Line("var_lamp", 9), Shop.Line("var_gone", 1), Shop.Line("var_unknown", 1) };

        var first = await RefillAsync(new { idempotencyKey = "1", currency = "EUR", userId = Shop.Sam.Id, lines });
        var replay = await RefillAsync(new { idempotencyKey = "1", currency = "EUR", userId = Shop.Sam.Id, lines });
        var again = await RefillAsync(new { idempotencyKey = "2", currency = "EUR", userId = Shop.Sam.Id, lines });

        foreach (var payload in new[] { first, replay, again })
        {
            Assert.Equal(["var_mug 2", "var_lamp 3", "var_gone 0", "var_unknown 0"], payload.At("lines").EnumerateArray().Select(line => $"{line.Text("variantId")} {line.At("quantity").GetInt32()}"));
        }

        Assert.Equal(2, (await Shop.ReadAsync(_shop.Cart.As(Shop.Sam), first.Text("cartId"))).At("lines").GetArrayLength());
    }

    [Fact]
    public async Task What_the_cart_held_before_stays()
    {
        await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 4), Shop.Line("var_book", 1) } });

        var payload = await RefillAsync(new { idempotencyKey = "1", currency = "EUR", userId = Shop.Sam.Id, lines = new[] { Shop.Line("var_mug", 2) } });

        Assert.Equal(4, payload.At("lines.0.quantity").GetInt32());
        Assert.Equal(2, (await Shop.ReadAsync(_shop.Cart.As(Shop.Sam), payload.Text("cartId"))).At("lines").GetArrayLength());
    }

    [Fact]
    public async Task A_guest_gets_a_new_cart_or_its_own()
    {
        var lines = new[] { Shop.Line("var_mug", 1) };
        var made = await RefillAsync(new { idempotencyKey = "1", currency = "EUR", lines });
        var (id, token) = await _shop.GuestCartAsync(Shop.Line("var_book", 1));
        var own = await RefillAsync(new { idempotencyKey = "2", currency = "EUR", cartId = id, guestToken = token, lines });
        var foreign = await RefillAsync(new { idempotencyKey = "3", currency = "EUR", cartId = id, guestToken = "guessed", lines });

        Assert.Equal(1, (await Shop.ReadAsync(_shop.Cart.Anonymous(), made.Text("cartId"), made.Text("guestTokenOnce"))).At("lines").GetArrayLength());
        Assert.Equal(id, own.Text("cartId"));
        Assert.Equal(["NOT_FOUND"], foreign.UserErrorCodes());
    }

    [Fact]
    public async Task Another_currency_an_outage_and_people_are_refused()
    {
        await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 1) } });
        var input = new { idempotencyKey = "1", currency = "USD", userId = Shop.Sam.Id, lines = new[] { Shop.Line("var_mug", 1) } };

        Assert.Equal(["CURRENCY_MISMATCH"], (await RefillAsync(input)).UserErrorCodes());
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Cart.Anonymous().SendAsync(Mutation, new { input })).ErrorCodes);
        _shop.IsProductAway = true;
        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await RefillAsync(input)).UserErrorCodes());
    }

    private async Task<JsonElement> RefillAsync(object input) => (await _shop.Cart.AsService("order").DataAsync(Mutation, new { input })).At("cartRefill");
}
