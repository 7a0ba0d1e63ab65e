using System.Text.Json;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Pricing;

/// <summary>How many calls and reads a page with carts takes. It hears the whole process, so nothing runs beside it.</summary>
[Collection(nameof(PricingLoadTests))]
[CollectionDefinition(nameof(PricingLoadTests), DisableParallelization = true)]
public sealed class PricingLoadTests : IAsyncLifetime
{
    private const string Fields =
        "id subtotal { minorUnits } discountTotal { minorUnits } total { minorUnits } lines { id discount { minorUnits } } groups { total { minorUnits } lines { id } } "
        + "coupons { code discount { minorUnits } } promotions { discount { minorUnits } } problems { message }";

    private static readonly string[] Collections = ["carts", "promotions", "promotionUsages", "customerUsages", "customers"];

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.OfferAsync(p => p with { UsageLimit = 1_000, Benefit = PromotionBenefit.Percentage(1_000) });
        await _shop.OfferAsync(p => p with { Funder = "sel_birch", UsageLimit = 1_000, Benefit = PromotionBenefit.Percentage(2_000) });
        for (var i = 0; i < 100; i++)
        {
            _shop.Put($"var_{i}", 1_000 + i, available: 50, seller: $"sel_{i % 7}");
        }

        await StoreReads.WhenQuietAsync(Collections);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task However_many_carts_and_lines_Product_is_asked_once_and_the_store_is_read_as_often_as_for_one()
    {
        var reads = new List<long>();
        foreach (var (carts, lines) in new[] { (1, 1), (1, 40), (10, 4), (30, 1) })
        {
            var opened = new List<(string Id, string Token)>();
            for (var c = 0; c < carts; c++)
            {
                opened.Add(await _shop.GuestCartAsync([.. Enumerable.Range(0, lines).Select(i => Shop.Line($"var_{(c * lines) + i}", 1))]));
            }

            var query = $"{{ {string.Join(' ', opened.Select((cart, i) => $"c{i}: cart(id: \"{cart.Id}\", guestToken: \"{cart.Token}\") {{ {Fields} }}"))} }}";
            var calls = _shop.ProductCalls;
            JsonElement answer = default;
            reads.Add(await StoreReads.CountAsync(async () => answer = await _shop.Cart.Anonymous().DataAsync(query), Collections));

            Assert.Equal(1, _shop.ProductCalls - calls);
            Assert.All(answer.EnumerateObject(), cart => Assert.True(cart.Value.At("discountTotal.minorUnits").GetInt64() > 0));
        }

        Assert.Single(reads.Distinct());
    }

    [Fact]
    public async Task Adding_lines_asks_Product_once_and_reads_as_often_however_many_there_are()
    {
        var reads = new List<long>();
        foreach (var size in new[] { 1, 10, CartLineRules.MaxLinesOfOneCall })
        {
            var calls = _shop.ProductCalls;
            JsonElement added = default;

            reads.Add(await StoreReads.CountAsync(
                async () => added = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), lines = Enumerable.Range(0, size).Select(i => Shop.Line($"var_{i}", 1)) }), Collections));

            Assert.Empty(added.UserErrorCodes());
            Assert.Equal((size, 1), (added.At("cart.lines").GetArrayLength(), _shop.ProductCalls - calls));
        }

        Assert.Single(reads.Distinct());
    }

    [Fact]
    public async Task Carts_by_reference_share_the_call_with_lines_by_reference()
    {
        var own = (await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = "k", lines = Enumerable.Range(0, 20).Select(i => Shop.Line($"var_{i}", 1)) })).At("cart");
        var references = own.At("lines").EnumerateArray().Select(line => (object)new { __typename = "CartLine", id = line.Text("id") })
            .Append(new { __typename = "Cart", id = own.Text("id") }).Append(new { __typename = "User", id = Shop.Sam.Id });
        var calls = _shop.ProductCalls;

        var reads = await StoreReads.CountAsync(
            () => _shop.Cart.As(Shop.Sam).DataAsync($"query($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on CartLine {{ discount {{ minorUnits }} }} ... on Cart {{ {Fields} }} ... on User {{ cart {{ {Fields} }} }} }} }}", new { r = references }), "carts");

        Assert.Equal(1, _shop.ProductCalls - calls);
        Assert.Equal(1, reads);
    }
}
