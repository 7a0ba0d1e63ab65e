using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Pricing;

public sealed class CartProblemsTests : IAsyncLifetime
{
    private Shop _shop = null!;
    private string _id = "";
    private string _token = "";

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        (_id, _token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 5), Shop.Line("var_lamp", 3), Shop.Line("var_book", 1));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Drift_is_disclosed_with_present_prices_and_the_remembered_ones_stay()
    {
        _shop.Put("var_mug", 1_500, available: 4);
        _shop.Put("var_lamp", 4_000, available: 3);
        _shop.Variants.TryRemove("var_book", out _);

        var cart = await Shop.ReadAsync(_shop.Cart.Anonymous(), _id, _token);

        Assert.Equal(
            ["PriceChanged True", "InsufficientStock True", "PriceChanged False", "ItemUnavailable True"],
            cart.At("problems").EnumerateArray().Select(problem => $"{problem.Text("__typename")} {problem.At("blocking").GetBoolean()}"));
        Assert.Equal("The price has risen from 12.00 EUR to 15.00 EUR.", cart.Text("problems.0.message"));
        Assert.Equal(1_200, cart.At("lines.0.priceWhenAdded.minorUnits").GetInt64());
        Assert.Equal((5 * 1_500) + (3 * 4_000) + 1_500, cart.At("total.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Accepting_takes_present_prices_what_is_left_and_nothing_that_is_gone()
    {
        _shop.Put("var_mug", 1_500, available: 4);
        _shop.Variants.TryRemove("var_book", out _);
        _shop.Put("var_lamp", 4_900, available: 0);

        var payload = await Shop.AcceptAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version = 1 });

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(0, payload.At("cart.problems").GetArrayLength());
        Assert.Equal(1, payload.At("cart.lines").GetArrayLength());
        Assert.Equal(4, payload.At("cart.lines.0.quantity").GetInt32());
        Assert.Equal(1_500, payload.At("cart.lines.0.priceWhenAdded.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Nothing_is_accepted_unseen()
    {
        _shop.IsProductAway = true;
        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await Shop.AcceptAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version = 1 })).UserErrorCodes());
        _shop.IsProductAway = false;
        Assert.Equal(["VERSION_CONFLICT"], (await Shop.AcceptAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version = 9 })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await Shop.AcceptAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = _id, version = 1 })).UserErrorCodes());
    }
}
