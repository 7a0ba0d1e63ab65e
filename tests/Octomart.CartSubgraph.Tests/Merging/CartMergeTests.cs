using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Merging;

public sealed class CartMergeTests : IAsyncLifetime
{
    private const string Merge = "mutation($t: String!) { cartMerge(input: { guestToken: $t }) { cart { id lines { quantity variant { id } } } userErrors { code } } }";

    private const string MergeInternally =
        "mutation($u: ID!, $t: String!) { guestCartMerge(input: { userId: $u, guestToken: $t }) { cart { id lines { quantity } } userErrors { code } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task The_larger_quantity_stays_and_merging_twice_changes_nothing()
    {
        using var sam = _shop.Cart.As(Shop.Sam);
        await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 2), Shop.Line("var_lamp", 1) } });
        var (guestId, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 3), Shop.Line("var_book", 4));

        var merged = (await sam.DataAsync(Merge, new { t = token })).At("cartMerge");
        var again = (await sam.DataAsync(Merge, new { t = token })).At("cartMerge");

        Assert.Equal(["var_mug 3", "var_lamp 1", "var_book 4"], merged.At("cart.lines").EnumerateArray().Select(line => $"{line.Text("variant.id")} {line.At("quantity").GetInt32()}"));
        Assert.Equal(merged.At("cart").GetRawText(), again.At("cart").GetRawText());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Shop.ReadAsync(_shop.Cart.Anonymous(), guestId, token)).ValueKind);
    }

    [Fact]
    public async Task A_merged_token_is_worth_nothing_to_another_user()
    {
        var (_, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 3));
        await _shop.Cart.As(Shop.Sam).DataAsync(Merge, new { t = token });

        var eves = (await _shop.Cart.As(new TestUser("usr_eve")).DataAsync(Merge, new { t = token })).At("cartMerge");

        Assert.Equal(["NOT_FOUND"], eves.UserErrorCodes());
    }

    [Fact]
    public async Task Carts_of_two_currencies_do_not_merge()
    {
        _shop.Put("var_dollars", 100, 5, currency: "USD");
        using var sam = _shop.Cart.As(Shop.Sam);
        await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", 1) } });
        var dollars = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), currency = "USD", lines = new[] { Shop.Line("var_dollars", 1) } });

        var merged = (await sam.DataAsync(Merge, new { t = dollars.Text("guestTokenOnce") })).At("cartMerge");

        Assert.Equal(["CURRENCY_MISMATCH"], merged.UserErrorCodes());
        Assert.Equal(1, (await Shop.ReadAsync(_shop.Cart.Anonymous(), dollars.Text("cart.id"), dollars.Text("guestTokenOnce"))).At("lines").GetArrayLength());
    }

    [Fact]
    public async Task Auth_merges_on_behalf_of_who_signs_in_and_nobody_else_may()
    {
        var (_, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 3));

        var refused = await _shop.Cart.As(TestUser.Admin("usr_admin")).SendAsync(MergeInternally, new { u = "usr_sam", t = token });
        var merged = (await _shop.Cart.AsService("auth").DataAsync(MergeInternally, new { u = "usr_sam", t = token })).At("guestCartMerge");

        Assert.Equal(["FORBIDDEN"], refused.ErrorCodes);
        Assert.Equal(3, merged.At("cart.lines.0.quantity").GetInt32());
    }

    [Fact]
    public async Task The_event_of_a_sign_in_merges_once()
    {
        using var sam = _shop.Cart.As(Shop.Sam);
        var own = await Shop.AddAsync(sam, new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_lamp", 1) } });
        var (_, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 3));

        await _shop.Cart.PublishAsync(new GuestCartClaimed("usr_sam", token));
        await _shop.Cart.PublishAsync(new GuestCartClaimed("usr_sam", token));
        await _shop.Cart.PublishAsync(new GuestCartClaimed("usr_sam", "a token that opens nothing"));

        await Eventually.HoldsAsync(async () => (await Shop.ReadAsync(sam, own.Text("cart.id"))).At("lines").GetArrayLength() == 2, "the lines are merged");
        Assert.Equal(3, (await Shop.ReadAsync(sam, own.Text("cart.id"))).At("lines.1.quantity").GetInt32());
    }

    [Fact]
    public async Task Signing_in_on_two_devices_at_once_merges_both_carts()
    {
        var (_, first) = await _shop.GuestCartAsync(Shop.Line("var_mug", 3));
        var (_, second) = await _shop.GuestCartAsync(Shop.Line("var_book", 2));

        await Task.WhenAll(new[] { first, second }.Select(t => _shop.Cart.AsService("auth").DataAsync(MergeInternally, new { u = "usr_sam", t })));

        var lines = (await _shop.Cart.As(Shop.Sam).DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on User { cart { lines { quantity } } } } }", new { r = new[] { new { __typename = "User", id = "usr_sam" } } })).At("_entities.0.cart.lines");
        Assert.Equal([2, 3], lines.EnumerateArray().Select(line => line.At("quantity").GetInt32()).Order());
    }
}
