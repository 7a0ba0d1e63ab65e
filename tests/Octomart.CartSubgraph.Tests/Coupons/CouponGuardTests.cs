using System.Text.Json;
using Octomart.CartSubgraph.Coupons;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Coupons;

public sealed class CouponGuardTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Ten_wrong_guesses_sent_at_once_or_not_close_the_cart_to_coupons_for_a_while()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN" });
        var cart = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
        var other = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));

        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => ApplyAsync(_shop.Cart.Anonymous(), cart, $"GUESS{i}")));
        var right = await ApplyAsync(_shop.Cart.Anonymous(), cart, "TEN");
        var elsewhere = await ApplyAsync(_shop.Cart.Anonymous(), other, "TEN");

        Assert.Equal((10, 20), (Count(guesses, "COUPON_NOT_APPLICABLE"), Count(guesses, "RATE_LIMITED")));
        Assert.Equal(["RATE_LIMITED"], right.UserErrorCodes());
        Assert.InRange(right.At("userErrors.0.retryAfterSeconds").GetInt32(), 1, 900);
        Assert.Empty(elsewhere.UserErrorCodes());

        _shop.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Empty((await ApplyAsync(_shop.Cart.Anonymous(), cart, "TEN")).UserErrorCodes());
    }

    [Fact]
    public async Task Who_is_signed_in_is_stopped_in_every_cart()
    {
        var sam = _shop.Cart.As(Shop.Sam);
        for (var i = 0; i < 10; i++)
        {
            var cart = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
            Assert.Equal(["COUPON_NOT_APPLICABLE"], (await ApplyAsync(sam, cart, $"GUESS{i}")).UserErrorCodes());
        }

        var another = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));
        Assert.Equal(["RATE_LIMITED"], (await ApplyAsync(sam, another, "GUESS")).UserErrorCodes());
        Assert.Equal(["COUPON_NOT_APPLICABLE"], (await ApplyAsync(_shop.Cart.Anonymous(), another, "GUESS")).UserErrorCodes());
    }

    [Fact]
    public async Task Coupons_that_exist_and_carts_that_do_not_are_no_guesses()
    {
        await _shop.OfferAsync(p => p with { Code = "OVER", EndsAt = _shop.Clock.GetUtcNow() });
        var cart = await _shop.GuestCartAsync(Shop.Line("var_mug", 1));

        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(["COUPON_NOT_APPLICABLE"], (await ApplyAsync(_shop.Cart.Anonymous(), cart, "OVER")).UserErrorCodes());
        }

        var tries = Assert.Single(await _shop.Cart.Store.Set<CouponTries>().ListAsync(new(), default));
        Assert.Equal(0, tries.Count);
        Assert.Equal(["NOT_FOUND"], (await ApplyAsync(_shop.Cart.Anonymous(), ("crt_none", "token"), "GUESS")).UserErrorCodes());
        Assert.Equal(1, await _shop.Cart.Store.Set<CouponTries>().CountAsync(null, default));
    }

    private static int Count(IEnumerable<JsonElement> payloads, string code) => payloads.Count(payload => payload.UserErrorCodes() is [var only] && only == code);

    private static async Task<JsonElement> ApplyAsync(GraphQLClient client, (string Id, string Token) cart, string code) => (await client.DataAsync(
        "mutation($input: CartCouponApplyInput!) { cartCouponApply(input: $input) { userErrors { code retryAfterSeconds } } }",
        new { input = new { idempotencyKey = Shop.Key(), cartId = cart.Id, guestToken = cart.Token, version = 1, code } })).At("cartCouponApply");
}
