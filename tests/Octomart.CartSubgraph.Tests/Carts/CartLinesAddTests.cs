using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.CartSubgraph.Tests.Carts;

public sealed class CartLinesAddTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_guest_without_a_cart_gets_one_and_its_token_once()
    {
        var payload = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 2), Shop.Line("var_book", 1) } });

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(43, payload.Text("guestTokenOnce").Length);
        Assert.Equal("EUR", payload.Text("cart.currency"));
        Assert.Equal(3_900, payload.At("cart.total.minorUnits").GetInt64());
        Assert.Equal("""["sel_birch","sel_page"]""", $"[{string.Join(',', payload.At("cart.groups").EnumerateArray().Select(group => $"\"{group.Text("seller.id")}\""))}]");
        Assert.Equal(2_400, payload.At("cart.groups.0.subtotal.minorUnits").GetInt64());
        var again = await Shop.AddAsync(_shop.Cart.Anonymous(), new
        {
            idempotencyKey = Shop.Key(),
            cartId = payload.Text("cart.id"),
            guestToken = payload.Text("guestTokenOnce"),
            lines = new[] { Shop.Line("var_mug", 1) },
        });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, again.At("guestTokenOnce").ValueKind);
        Assert.Equal(3, again.At("cart.lines.0.quantity").GetInt32());
    }

    [Fact]
    public async Task A_guest_cart_opens_with_its_token_only()
    {
        var (id, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
        using var guest = _shop.Cart.Anonymous();

        Assert.Equal(id, (await Shop.ReadAsync(guest, id, token)).Text("id"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(guest, id)).ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(guest, id, token + "x")).ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(_shop.Cart.As(Shop.Sam), id)).ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(_shop.Cart.As(TestUser.Admin("usr_admin")), id)).ValueKind);
        Assert.Equal(["NOT_FOUND"], (await Shop.AddAsync(guest, new { idempotencyKey = Shop.Key(), cartId = id, lines = new[] { Shop.Line("var_mug", 1) } })).UserErrorCodes());
    }

    [Fact]
    public async Task A_user_has_one_cart_that_nobody_else_opens()
    {
        using var sam = _shop.Cart.As(Shop.Sam);
        var first = await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 1) } });
        var second = await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_book", 1) } });
        var id = first.Text("cart.id");

        Assert.Equal(id, second.Text("cart.id"));
        Assert.Equal(2, second.At("cart.lines").GetArrayLength());
        Assert.Equal("usr_sam", second.Text("cart.owner.id"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, first.At("guestTokenOnce").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(_shop.Cart.Anonymous(), id)).ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(_shop.Cart.As(new TestUser("usr_eve")), id)).ValueKind);
    }

    [Fact]
    public async Task Entities_give_a_cart_to_its_owner_only()
    {
        using var sam = _shop.Cart.As(Shop.Sam);
        var own = (await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 1) } })).Text("cart.id");
        var (guests, _) = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
        const string query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Cart { id } ... on User { cart { id } } } }";
        var variables = new { r = new object[] { new { __typename = "Cart", id = own }, new { __typename = "Cart", id = guests }, new { __typename = "User", id = "usr_sam" } } };

        var forSam = await sam.DataAsync(query, variables);
        var forEve = await _shop.Cart.As(new TestUser("usr_eve")).DataAsync(query, variables);

        Assert.Equal($$$"""[{"id":"{{{own}}}"},null,{"cart":{"id":"{{{own}}}"}}]""", forSam.At("_entities").GetRawText());
        Assert.Equal("""[null,null,{"cart":null}]""", forEve.At("_entities").GetRawText());
    }

    [Theory]
    [InlineData("var_unknown", 1, "NOT_FOUND")]
    [InlineData("var_draft", 1, "NOT_FOUND")]
    [InlineData("var_dollars", 1, "CURRENCY_MISMATCH")]
    [InlineData("var_lamp", 4, "INSUFFICIENT_STOCK")]
    [InlineData("var_book", 51, "INSUFFICIENT_STOCK")]
    [InlineData("var_many", 100, "QUANTITY_LIMIT")]
    [InlineData("var_many", int.MaxValue, "QUANTITY_LIMIT")]
    [InlineData("var_mug", 0, "INVALID")]
    [InlineData("var_mug", -1, "INVALID")]
    public async Task A_line_that_cannot_be_bought_is_refused_at_its_field(string variantId, int quantity, string code)
    {
        _shop.Put("var_draft", 100, 5, isPurchasable: false);
        _shop.Put("var_dollars", 100, 5, currency: "USD");
        _shop.Put("var_many", 100, 100_000);
        var (id, guestToken) = await _shop.GuestCartAsync(Shop.Line("var_many", 1));

        var payload = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = id, guestToken, lines = new[] { Shop.Line("var_mug", 1), Shop.Line(variantId, quantity) }.Skip(variantId == "var_mug" ? 1 : 0) });

        Assert.Equal([code], payload.UserErrorCodes());
        Assert.StartsWith("""["input","lines",""", payload.At("userErrors.0.field").GetRawText(), StringComparison.Ordinal);
        var cart = await Shop.ReadAsync(_shop.Cart.Anonymous(), id, guestToken);
        Assert.Equal(1, cart.At("lines").GetArrayLength());
    }

    [Fact]
    public async Task A_key_adds_once_and_refuses_another_input()
    {
        using var sam = _shop.Cart.As(Shop.Sam);
        var input = new { idempotencyKey = "k1", lines = new[] { Shop.Line("var_mug", 2) } };
        await Shop.AddAsync(sam, input);

        var replay = await Shop.AddAsync(sam, input);
        var other = await Shop.AddAsync(sam, new { idempotencyKey = "k1", lines = new[] { Shop.Line("var_mug", 3) } });

        Assert.Equal(2, replay.At("cart.lines.0.quantity").GetInt32());
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.UserErrorCodes());
    }

    [Fact]
    public async Task A_repeated_creation_of_a_guest_cart_shows_nothing_of_it()
    {
        var input = new { idempotencyKey = "guessable", lines = new[] { Shop.Line("var_mug", 2) } };
        await Shop.AddAsync(_shop.Cart.Anonymous(), input);

        var replay = await Shop.AddAsync(_shop.Cart.Anonymous(), input);

        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], replay.UserErrorCodes());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, replay.At("cart").ValueKind);
    }

    [StoresFact]
    public async Task Twenty_adds_at_once_are_all_counted()
    {
        using var sam = _shop.Cart.As(Shop.Sam);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_book", 1) } })));

        var cart = (await sam.DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on User { cart { lines { quantity } } } } }", new { r = new[] { new { __typename = "User", id = "usr_sam" } } })).At("_entities.0.cart");
        Assert.Equal(20, cart.At("lines.0.quantity").GetInt32());
    }

    [Fact]
    public async Task Product_is_asked_once_a_request_however_many_lines_there_are()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"var_{i}").ToList();
        lines.ForEach(id => _shop.Put(id, 100, 10));
        using var sam = _shop.Cart.As(Shop.Sam);

        var before = _shop.ProductCalls;
        var payload = await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = lines.Select(id => Shop.Line(id, 1)) });
        Assert.Equal(1, _shop.ProductCalls - before);
        before = _shop.ProductCalls;
        await Shop.ReadAsync(sam, payload.Text("cart.id"));

        Assert.Equal(1, _shop.ProductCalls - before);
        Assert.Equal(4_000, payload.At("cart.total.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Nothing_is_added_while_product_is_away_and_the_cart_says_so()
    {
        var (id, guestToken) = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
        _shop.IsProductAway = true;

        var payload = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = id, guestToken, lines = new[] { Shop.Line("var_book", 1) } });
        var cart = await Shop.ReadAsync(_shop.Cart.Anonymous(), id, guestToken);

        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], payload.UserErrorCodes());
        Assert.Equal(1_200, cart.At("total.minorUnits").GetInt64());
        Assert.Equal("PricesNotChecked", cart.Text("problems.0.__typename"));
    }

    [Fact]
    public async Task An_empty_cart_takes_another_currency_and_a_filled_one_does_not()
    {
        _shop.Put("var_dollars", 100, 5, currency: "USD");
        using var sam = _shop.Cart.As(Shop.Sam);
        var first = await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 1) } });
        object InDollars() => new { idempotencyKey = Shop.Key(), currency = "USD", lines = new[] { Shop.Line("var_dollars", 1) } };

        Assert.Equal(["CURRENCY_MISMATCH"], (await Shop.AddAsync(sam, InDollars())).UserErrorCodes());
        await Shop.SetAsync(sam, new { idempotencyKey = Shop.Key(), cartId = first.Text("cart.id"), version = first.At("cart.version").GetInt32(), lines = new[] { Shop.Line("var_mug", 0) } });
        var changed = await Shop.AddAsync(sam, InDollars());

        Assert.Empty(changed.UserErrorCodes());
        Assert.Equal("USD", changed.Text("cart.total.currency"));
    }

    [Fact]
    public async Task A_guest_cart_is_closed_when_it_expires_and_then_removed()
    {
        await using var shop = await Shop.OpenAsync(KeyValuePair.Create("Octomart:Cart:GuestCartLifetime", (string?)"00:10:00"), KeyValuePair.Create("Octomart:Cart:SweepInterval", (string?)"00:01:00"));
        var (id, guestToken) = await shop.GuestCartAsync(Shop.Line("var_mug", 1));

        shop.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(shop.Cart.Anonymous(), id, guestToken)).ValueKind);
        await Eventually.HoldsAsync(
            async () =>
            {
                shop.Clock.Advance(TimeSpan.FromMinutes(1));
                return await shop.Cart.Store.Set<Octomart.CartSubgraph.Carts.Cart>().FindAsync(id, default) is null;
            },
            "the expired cart is removed");
    }
}
