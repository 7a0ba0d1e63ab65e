using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Carts;

public sealed class CartLinesSetTests : IAsyncLifetime
{
    private Shop _shop = null!;
    private string _id = "";
    private string _token = "";

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        (_id, _token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 2), Shop.Line("var_book", 1));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Quantities_are_set_and_zero_removes()
    {
        var payload = await SetAsync(1, Shop.Line("var_mug", 5), Shop.Line("var_book", 0));

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(2, payload.At("cart.version").GetInt32());
        Assert.Equal("""["var_mug"]""", $"[{string.Join(',', payload.At("cart.lines").EnumerateArray().Select(line => $"\"{line.Text("variant.id")}\""))}]");
        Assert.Equal(6_000, payload.At("cart.total.minorUnits").GetInt64());
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        await SetAsync(1, Shop.Line("var_mug", 3));

        var payload = await SetAsync(1, Shop.Line("var_mug", 4));

        Assert.Equal(["VERSION_CONFLICT"], payload.UserErrorCodes());
        Assert.Equal(3, (await Shop.ReadAsync(_shop.Cart.Anonymous(), _id, _token)).At("lines.0.quantity").GetInt32());
    }

    [Fact]
    public async Task Less_of_what_is_no_longer_sold_can_be_set_more_cannot()
    {
        _shop.Variants.TryRemove("var_mug", out _);

        var more = await SetAsync(1, Shop.Line("var_mug", 3));
        var less = await SetAsync(1, Shop.Line("var_mug", 1));

        Assert.Equal(["NOT_FOUND"], more.UserErrorCodes());
        Assert.Empty(less.UserErrorCodes());
    }

    [Theory]
    [InlineData("var_mug", -1, "INVALID")]
    [InlineData("var_mug", 11, "INSUFFICIENT_STOCK")]
    [InlineData("var_mug", 100, "QUANTITY_LIMIT")]
    [InlineData("var_unknown", 1, "NOT_FOUND")]
    public async Task A_quantity_that_cannot_be_had_is_refused(string variantId, int quantity, string code) =>
        Assert.Equal([code], (await SetAsync(1, Shop.Line(variantId, quantity))).UserErrorCodes());

    [Fact]
    public async Task Naming_a_variant_twice_or_nothing_is_invalid()
    {
        Assert.Equal(["INVALID"], (await SetAsync(1, Shop.Line("var_mug", 1), Shop.Line("var_mug", 2))).UserErrorCodes());
        Assert.Equal(["INVALID"], (await SetAsync(1)).UserErrorCodes());
    }

    [Fact]
    public async Task A_cart_holds_so_many_lines_and_units_and_no_more_by_whatever_way()
    {
        await using var shop = await Shop.OpenAsync(
            KeyValuePair.Create("Octomart:Cart:MaxLines", (string?)"2"), KeyValuePair.Create("Octomart:Cart:MaxQuantity", (string?)"5"));
        var sam = shop.Cart.As(Shop.Sam);
        var own = (await Shop.AddAsync(sam, new { idempotencyKey = "a", lines = new[] { Shop.Line("var_mug", 4), Shop.Line("var_lamp", 1) } })).At("cart");

        Assert.Equal(["QUANTITY_LIMIT"], (await Shop.AddAsync(sam, new { idempotencyKey = "b", lines = new[] { Shop.Line("var_book", 1) } })).UserErrorCodes());
        Assert.Equal(["QUANTITY_LIMIT"], (await Shop.AddAsync(sam, new { idempotencyKey = "c", lines = new[] { Shop.Line("var_mug", 2) } })).UserErrorCodes());
        Assert.Equal(["QUANTITY_LIMIT"], (await Shop.SetAsync(sam, new { idempotencyKey = "d", cartId = own.Text("id"), version = 1, lines = new[] { Shop.Line("var_mug", int.MaxValue) } })).UserErrorCodes());
        var (_, token) = await shop.GuestCartAsync(Shop.Line("var_mug", 5), Shop.Line("var_book", 1));
        var merged = (await sam.DataAsync($"mutation($t: String!) {{ cartMerge(input: {{ guestToken: $t }}) {{ cart {{ {Shop.CartFields} }} }} }}", new { t = token })).At("cartMerge.cart");
        Assert.Equal(["var_mug 5", "var_lamp 1"], merged.At("lines").EnumerateArray().Select(line => $"{line.Text("variant.id")} {line.At("quantity").GetInt32()}"));
    }

    [Fact]
    public async Task Others_cannot_set_anything()
    {
        var payload = await Shop.SetAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), cartId = _id, version = 1, lines = new[] { Shop.Line("var_mug", 0) } });

        Assert.Equal(["NOT_FOUND"], payload.UserErrorCodes());
    }

    private Task<System.Text.Json.JsonElement> SetAsync(int version, params object[] lines) =>
        Shop.SetAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version, lines });
}
