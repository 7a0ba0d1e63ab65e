using Microsoft.Extensions.DependencyInjection;
using Octomart.CartSubgraph.Promotions;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Seeding;

public sealed class SeedPromotionsTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task The_demo_shop_offers_each_kind_once_and_seeding_again_changes_nothing()
    {
        var books = DemoPromotions.ThreeForTwo.Seller!.SellerId;
        _shop.Put("var_novel", 2_000, 50, seller: books);
        var seed = _shop.Cart.Services.GetServices<IDemoSeed>().Single();
        await seed.SeedAsync(new DemoSeedContext("unused", new Progress<double>()), CancellationToken.None);
        await _shop.Cart.Store.WriteAsync(async (work, token) =>
        {
            work.Update((await work.FindAsync<Promotion>(DemoPromotions.Welcome.PromotionId, token))! with { Name = "Changed by its owner" });
            return true;
        }, CancellationToken.None);
        await seed.SeedAsync(new DemoSeedContext("unused", new Progress<double>()), CancellationToken.None);

        var promotions = await _shop.Cart.Store.Set<Promotion>().ListAsync(new(), CancellationToken.None);
        Assert.Equal(Enum.GetValues<BenefitKind>(), promotions.Select(promotion => promotion.Benefit.Kind).Order());
        Assert.Contains(promotions, promotion => promotion.Name == "Changed by its owner");

        var (id, token) = await _shop.GuestCartAsync(Shop.Line("var_novel", 3));
        var applied = (await _shop.Cart.Anonymous().DataAsync(
            "mutation($input: CartCouponApplyInput!) { cartCouponApply(input: $input) { cart { total { minorUnits } groups { hasFreeDelivery } promotions { promotion { name } } } userErrors { code } } }",
            new { input = new { idempotencyKey = "k", cartId = id, guestToken = token, version = 1, code = "welcome10" } })).At("cartCouponApply");
        Assert.Empty(applied.UserErrorCodes());

        // 60.00, one of three free, and ten percent off the rest.
        Assert.Equal(3_600, applied.At("cart.total.minorUnits").GetInt32());
        Assert.True(applied.At("cart.groups.0.hasFreeDelivery").GetBoolean());
        Assert.Equal(3, applied.At("cart.promotions").GetArrayLength());
    }
}
