using System.Text.Json;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.SavedItems;

public sealed class SavedItemTests : IAsyncLifetime
{
    private const string Item = "id quantity savedAt priceWhenSaved { minorUnits } price { minorUnits } isAvailable variant { id }";

    private static readonly TestUser Kim = new("usr_kim");

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync(KeyValuePair.Create("Octomart:Cart:MaxSavedItems", (string?)"2"));

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_line_is_kept_for_later_and_comes_back_at_the_present_price()
    {
        var cart = await FillAsync(Shop.Line("var_mug", 3), Shop.Line("var_book", 1));
        var saved = await ChangeAsync("cartLineSaveForLater", new { idempotencyKey = "s", lineId = cart.Text("lines.0.id"), version = 1 });
        Assert.Equal(["var_book"], saved.At("cart.lines").EnumerateArray().Select(line => line.Text("variant.id")));
        _shop.Put("var_mug", 1_500, available: 10);

        var item = (await ListAsync("savedItems")).At("nodes.0");
        Assert.Equal(("var_mug", 3, 1_200, 1_500, true), (item.Text("variant.id"), item.At("quantity").GetInt32(), item.At("priceWhenSaved.minorUnits").GetInt32(), item.At("price.minorUnits").GetInt32(), item.At("isAvailable").GetBoolean()));

        var moved = await ChangeAsync("savedItemMoveToCart", new { idempotencyKey = "m", id = item.Text("id") });
        Assert.Equal(["var_book 1 1500", "var_mug 3 1500"], moved.At("cart.lines").EnumerateArray().Select(line => $"{line.Text("variant.id")} {line.At("quantity").GetInt32()} {line.At("priceWhenAdded.minorUnits").GetInt32()}"));
        Assert.Equal(0, (await ListAsync("savedItems")).At("totalCount").GetInt32());
    }

    [Fact]
    public async Task Each_happens_once_however_often_it_is_asked_for()
    {
        var cart = await FillAsync(Shop.Line("var_mug", 3));
        var save = new { idempotencyKey = "s", lineId = cart.Text("lines.0.id"), version = 1 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync("cartLineSaveForLater", save)));
        Assert.All(answers, answer => Assert.Equal(2, answer.At("cart.version").GetInt32()));

        var id = (await ListAsync("savedItems")).Text("nodes.0.id");
        answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync("savedItemMoveToCart", new { idempotencyKey = "m", id })));
        Assert.All(answers, answer => Assert.Equal(3, answer.At("cart.lines.0.quantity").GetInt32()));
        Assert.Equal(["NOT_FOUND"], (await ChangeAsync("savedItemMoveToCart", new { idempotencyKey = "m2", id })).UserErrorCodes());
    }

    [Fact]
    public async Task Of_moves_with_different_keys_one_takes_the_item()
    {
        var cart = await FillAsync(Shop.Line("var_mug", 2));
        await ChangeAsync("cartLineSaveForLater", new { idempotencyKey = "s", lineId = cart.Text("lines.0.id"), version = 1 });
        var id = (await ListAsync("savedItems")).Text("nodes.0.id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ChangeAsync("savedItemMoveToCart", new { idempotencyKey = $"m{i}", id })));

        Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0);
        Assert.Equal(2, answers.Single(answer => answer.UserErrorCodes().Count == 0).At("cart.lines.0.quantity").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_bought_is_shown_as_such_and_stays_where_it_is()
    {
        await WishAsync("var_mug");
        await WishAsync("var_book");
        _shop.Put("var_mug", 1_200, available: 0);
        _shop.Variants.TryRemove("var_book", out _);

        var list = await ListAsync("wishList");
        Assert.Equal([(false, JsonValueKind.Null), (false, JsonValueKind.Object)], list.At("nodes").EnumerateArray().Select(node => (node.At("isAvailable").GetBoolean(), node.At("price").ValueKind)));
        var ids = list.At("nodes").EnumerateArray().Select(node => node.Text("id")).ToList();
        Assert.Equal(["NOT_FOUND"], (await ChangeAsync("savedItemMoveToCart", new { idempotencyKey = "a", id = ids[0] })).UserErrorCodes());
        Assert.Equal(["INSUFFICIENT_STOCK"], (await ChangeAsync("savedItemMoveToCart", new { idempotencyKey = "b", id = ids[1] })).UserErrorCodes());
        Assert.Equal(2, (await ListAsync("wishList")).At("totalCount").GetInt32());

        _shop.IsProductAway = true;
        Assert.All((await ListAsync("wishList")).At("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.At("isAvailable").ValueKind));
        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await WishAsync("var_lamp")).UserErrorCodes());
    }

    [Fact]
    public async Task A_wish_is_there_once_until_it_is_removed_and_a_list_has_a_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WishAsync("var_mug")));
        Assert.Equal(["NOT_FOUND"], (await WishAsync("var_unknown")).UserErrorCodes());
        await WishAsync("var_book");
        Assert.Equal(["QUANTITY_LIMIT"], (await WishAsync("var_lamp")).UserErrorCodes());
        Assert.Equal(["var_book", "var_mug"], (await ListAsync("wishList")).At("nodes").EnumerateArray().Select(node => node.Text("variant.id")));

        await SendAsync(_shop.Cart.As(Shop.Sam), "wishListRemove", new { variantId = "var_mug" });
        await SendAsync(_shop.Cart.As(Shop.Sam), "wishListRemove", new { variantId = "var_mug" });
        await SendAsync(_shop.Cart.As(Shop.Sam), "savedItemRemove", new { id = (await ListAsync("wishList")).Text("nodes.0.id") });
        Assert.Equal(0, (await ListAsync("wishList")).At("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_full_list_refuses_a_line_and_the_cart_keeps_it()
    {
        var cart = await FillAsync(Shop.Line("var_mug", 1), Shop.Line("var_book", 1), Shop.Line("var_lamp", 1));
        for (var i = 0; i < 2; i++)
        {
            await ChangeAsync("cartLineSaveForLater", new { idempotencyKey = $"s{i}", lineId = cart.Text($"lines.{i}.id"), version = 1 + i });
        }

        var refused = await ChangeAsync("cartLineSaveForLater", new { idempotencyKey = "s3", lineId = cart.Text("lines.2.id"), version = 3 });

        Assert.Equal(["QUANTITY_LIMIT"], refused.UserErrorCodes());
        Assert.Equal(1, (await Shop.ReadAsync(_shop.Cart.As(Shop.Sam), cart.Text("id"))).At("lines").GetArrayLength());
    }

    [Fact]
    public async Task A_list_is_paged_newest_first_and_prices_take_one_call()
    {
        await WishAsync("var_mug");
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await WishAsync("var_book");
        var calls = _shop.ProductCalls;

        var first = await ListAsync("wishList", first: 1);
        Assert.Equal(("var_book", true), (first.Text("nodes.0.variant.id"), first.At("pageInfo.hasNextPage").GetBoolean()));
        var second = await ListAsync("wishList", first: 1, after: first.Text("pageInfo.endCursor"));
        Assert.Equal(("var_mug", false, true), (second.Text("nodes.0.variant.id"), second.At("pageInfo.hasNextPage").GetBoolean(), second.At("pageInfo.hasPreviousPage").GetBoolean()));
        Assert.Equal(2, _shop.ProductCalls - calls);

        await ListAsync("wishList");
        Assert.Equal(3, _shop.ProductCalls - calls);
    }

    [Fact]
    public async Task Lists_and_lines_of_others_are_out_of_reach()
    {
        var cart = await FillAsync(Shop.Line("var_mug", 1), Shop.Line("var_book", 1));
        await ChangeAsync("cartLineSaveForLater", new { idempotencyKey = "s", lineId = cart.Text("lines.0.id"), version = 1 });
        var item = (await ListAsync("savedItems")).Text("nodes.0.id");
        await Shop.AddAsync(_shop.Cart.As(Kim), new { idempotencyKey = "k", lines = new[] { Shop.Line("var_lamp", 1) } });

        Assert.Equal(["NOT_FOUND"], (await SendAsync(_shop.Cart.As(Kim), "cartLineSaveForLater", new { idempotencyKey = "k", lineId = cart.Text("lines.1.id"), version = 1 })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync(_shop.Cart.As(Kim), "savedItemMoveToCart", new { idempotencyKey = "k", id = item })).UserErrorCodes());
        Assert.Empty((await SendAsync(_shop.Cart.As(Kim), "savedItemRemove", new { id = item })).UserErrorCodes());
        Assert.Equal(1, (await ListAsync("savedItems")).At("totalCount").GetInt32());
        foreach (var client in new[] { _shop.Cart.As(Kim), _shop.Cart.Anonymous(), _shop.Cart.As(TestUser.Admin("usr_admin")), _shop.Cart.AsService("order") })
        {
            var user = (await client.DataAsync(Users("savedItems"), Variables(20, null))).At("_entities.0");
            Assert.Equal(JsonValueKind.Null, user.At("savedItems").ValueKind);
        }

        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Cart.Anonymous().SendAsync("mutation { wishListAdd(input: { variantId: \"var_mug\" }) { userErrors { code } } }")).ErrorCodes);
    }

    [Theory]
    [InlineData("cartLineSaveForLater", """{ "idempotencyKey": "", "lineId": "crl_1", "version": 1 }""", "INVALID")]
    [InlineData("cartLineSaveForLater", """{ "idempotencyKey": "k", "lineId": "crl_unknown", "version": 1 }""", "NOT_FOUND")]
    [InlineData("cartLineSaveForLater", """{ "idempotencyKey": "k", "lineId": "crl_1", "version": 9 }""", "VERSION_CONFLICT")]
    [InlineData("savedItemMoveToCart", """{ "idempotencyKey": "k", "id": "svi_unknown" }""", "NOT_FOUND")]
    [InlineData("savedItemMoveToCart", """{ "idempotencyKey": "k", "id": "svi_1", "quantity": 0 }""", "INVALID")]
    [InlineData("savedItemMoveToCart", """{ "idempotencyKey": "k", "id": "svi_1", "version": 9 }""", "VERSION_CONFLICT")]
    [InlineData("wishListAdd", """{ "variantId": "" }""", "NOT_FOUND")]
    public async Task Bad_input_is_refused(string field, string input, string code)
    {
        await FillAsync(Shop.Line("var_mug", 1));

        Assert.Equal([code], (await SendAsync(_shop.Cart.As(Shop.Sam), field, JsonDocument.Parse(input).RootElement)).UserErrorCodes());
    }

    private async Task<JsonElement> FillAsync(params object[] lines) =>
        (await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = Shop.Key(), lines })).At("cart");

    private Task<JsonElement> ChangeAsync(string field, object input) => SendAsync(_shop.Cart.As(Shop.Sam), field, input);

    private Task<JsonElement> WishAsync(string variantId) => SendAsync(_shop.Cart.As(Shop.Sam), "wishListAdd", new { variantId });

    private static async Task<JsonElement> SendAsync(GraphQLClient client, string field, object input)
    {
        var entity = field is "cartLineSaveForLater" or "savedItemMoveToCart" ? $"cart {{ {Shop.CartFields} }}" : $"savedItem {{ {Item} }}";
        return (await client.DataAsync($"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {entity} userErrors {{ code }} }} }}", new { input })).At(field);
    }

    private async Task<JsonElement> ListAsync(string list, int first = 20, string? after = null) =>
        (await _shop.Cart.As(Shop.Sam).DataAsync(Users(list), Variables(first, after))).At($"_entities.0.{list}");

    private static object Variables(int first, string? after) => new { r = new[] { new { __typename = "User", id = "usr_sam" } }, first, after };

    private static string Users(string list) =>
        $"query($r: [_Any!]!, $first: Int!, $after: String) {{ _entities(representations: $r) {{ ... on User {{ {list}(first: $first, after: $after) {{ totalCount pageInfo {{ hasNextPage hasPreviousPage endCursor }} nodes {{ {Item} }} }} }} }} }}";
}
