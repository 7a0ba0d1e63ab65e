using System.Text.Json;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.CartSubgraph.Tests.Placement;

public sealed class CartPlacementTests : IAsyncLifetime
{
    private const string Snapshot =
        "query($cartId: ID!, $guestToken: String, $userId: ID) { cartForPlacement(cartId: $cartId, guestToken: $guestToken, userId: $userId) { id version currency blockingLineIds shortLineIds lines { lineId variantId productId sellerId sku title quantity unitPrice { minorUnits currency } categoryIds weightGrams taxClass } } }";

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
    public async Task The_snapshot_has_present_prices_and_names_what_blocks()
    {
        _shop.Put("var_mug", 1_300, 10);

        var cart = (await AsOrder().DataAsync(Snapshot, new { cartId = _id, guestToken = _token })).At("cartForPlacement");

        Assert.Equal(1_300, cart.At("lines.0.unitPrice.minorUnits").GetInt64());
        Assert.Equal("prd_mug", cart.Text("lines.0.productId"));
        Assert.Equal(["STANDARD", "REDUCED"], cart.At("lines").EnumerateArray().Select(line => line.Text("taxClass")));
        Assert.Equal(cart.Text("lines.0.lineId"), cart.Text("blockingLineIds.0"));
        Assert.Equal(1, cart.At("blockingLineIds").GetArrayLength());
    }

    [Fact]
    public async Task The_snapshot_opens_like_the_cart_and_to_services_only()
    {
        Assert.Equal(JsonValueKind.Null, (await AsOrder().DataAsync(Snapshot, new { cartId = _id, userId = "usr_sam" })).At("cartForPlacement").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await AsOrder().DataAsync(Snapshot, new { cartId = "crt_unknown", guestToken = _token })).At("cartForPlacement").ValueKind);
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Cart.Anonymous().SendAsync(Snapshot, new { cartId = _id, guestToken = _token })).ErrorCodes);
        _shop.IsProductAway = true;
        Assert.Equal(["PRODUCT_UNAVAILABLE"], (await AsOrder().SendAsync(Snapshot, new { cartId = _id, guestToken = _token })).ErrorCodes);
    }

    [Fact]
    public async Task Converting_empties_the_cart_once()
    {
        Assert.Empty(await ConvertAsync("ord_1", 1));
        Assert.Empty(await ConvertAsync("ord_1", 1));

        Assert.Equal(0, (await ReadAsync()).At("lines").GetArrayLength());
        Assert.Equal(["VERSION_CONFLICT"], await ConvertAsync("ord_2", 1));
    }

    [StoresFact]
    public async Task Of_ten_orders_that_convert_one_cart_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ConvertAsync($"ord_{i}", 1)));

        Assert.Single(answers, codes => codes.Count == 0);
        Assert.Equal(9, answers.Count(codes => codes is ["VERSION_CONFLICT"]));
    }

    [Fact]
    public async Task Restoring_gives_the_lines_back_once_and_leaves_newer_ones_alone()
    {
        await ConvertAsync("ord_1", 1);
        await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, lines = new[] { Shop.Line("var_mug", 7) } });

        await RestoreAsync("ord_1");
        await RestoreAsync("ord_1");

        Assert.Equal(["var_mug 7", "var_book 1"], (await ReadAsync()).At("lines").EnumerateArray().Select(line => $"{line.Text("variant.id")} {line.At("quantity").GetInt32()}"));
    }

    [Fact]
    public async Task Lines_of_a_guest_who_has_signed_in_since_come_back_into_the_users_cart()
    {
        await ConvertAsync("ord_1", 1);
        var own = (await _shop.Cart.As(Shop.Sam).DataAsync("mutation($t: String!) { cartMerge(input: { guestToken: $t }) { cart { id } } }", new { t = _token })).Text("cartMerge.cart.id");

        await RestoreAsync("ord_1");
        await RestoreAsync("ord_1");

        var cart = await Shop.ReadAsync(_shop.Cart.As(Shop.Sam), own);
        Assert.Equal(["var_mug 2", "var_book 1"], cart.At("lines").EnumerateArray().Select(line => $"{line.Text("variant.id")} {line.At("quantity").GetInt32()}"));
        Assert.Equal(JsonValueKind.Null, (await ReadAsync()).ValueKind);
    }

    [Fact]
    public async Task A_conversion_that_arrives_after_its_restoration_is_turned_away()
    {
        await RestoreAsync("ord_1");

        Assert.Equal(["VERSION_CONFLICT"], await ConvertAsync("ord_1", 1));
        Assert.Equal(2, (await ReadAsync()).At("lines").GetArrayLength());
    }

    private GraphQLClient AsOrder() => _shop.Cart.AsService("order");

    private Task<JsonElement> ReadAsync() => Shop.ReadAsync(_shop.Cart.Anonymous(), _id, _token);

    private async Task<IReadOnlyList<string>> ConvertAsync(string orderId, int version) => (await AsOrder().DataAsync(
        "mutation($input: CartConvertInput!) { cartConvert(input: $input) { orderId userErrors { code } } }", new { input = new { cartId = _id, orderId, version } })).At("cartConvert").UserErrorCodes();

    private async Task RestoreAsync(string orderId) => Assert.Empty((await AsOrder().DataAsync(
        "mutation($input: CartRestoreInput!) { cartRestore(input: $input) { orderId userErrors { code } } }", new { input = new { cartId = _id, orderId } })).At("cartRestore").UserErrorCodes());
}
