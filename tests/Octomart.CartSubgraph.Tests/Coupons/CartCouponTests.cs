using System.Text.Json;
using Octomart.CartSubgraph.Promotions;
using Octomart.Contracts;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Coupons;

public sealed class CartCouponTests : IAsyncLifetime
{
    private const string Fields =
        "id version subtotal { minorUnits } discountTotal { minorUnits } total { minorUnits } "
        + "lines { id discount { minorUnits } total { minorUnits } } "
        + "groups { seller { id } subtotal { minorUnits } discountTotal { minorUnits } total { minorUnits } hasFreeDelivery } "
        + "coupons { code problem discount { minorUnits } fundedBySeller { id } promotion { name used usageLimit conditions { customerIds } } } "
        + "promotions { code discount { minorUnits } promotion { id } freeDeliveryOf { id } } "
        + "problems { __typename message blocking ... on CouponInvalid { code reason } }";

    private Shop _shop = null!;
    private string _id = "";
    private string _token = "";
    private int _version = 1;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();

        // 2 x 12.00 and 15.00
        (_id, _token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 2), Shop.Line("var_book", 1));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_coupon_takes_its_discount_off_lines_groups_and_totals()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN", Benefit = PromotionBenefit.Percentage(1_000) });
        await _shop.OfferAsync(p => p with { Code = "BIRCH", Funder = "sel_birch", Benefit = PromotionBenefit.Percentage(5_000) });

        await ApplyAsync("  ten ");
        var payload = await ApplyAsync("birch");

        Assert.Empty(payload.UserErrorCodes());
        var cart = payload.At("cart");
        Assert.Equal((3_900L, 1_470L, 2_430L), (Minor(cart, "subtotal"), Minor(cart, "discountTotal"), Minor(cart, "total")));
        Assert.Equal([1_320L, 150L], cart.At("lines").EnumerateArray().Select(line => Minor(line, "discount")));
        Assert.Equal([1_080L, 1_350L], cart.At("groups").EnumerateArray().Select(group => Minor(group, "total")));
        Assert.Equal([("TEN", 270L), ("BIRCH", 1_200L)], cart.At("coupons").EnumerateArray().Select(coupon => (coupon.Text("code"), Minor(coupon, "discount"))));
        Assert.Equal("sel_birch", cart.Text("coupons.1.fundedBySeller.id"));
        Assert.Equal(JsonValueKind.Null, cart.At("coupons.0.promotion.usageLimit").ValueKind);
        Assert.Equal(JsonValueKind.Null, cart.At("coupons.0.promotion.used").ValueKind);
    }

    [Fact]
    public async Task Removing_a_coupon_gives_the_full_price_back()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN" });
        await ApplyAsync("TEN");

        var payload = await RemoveAsync("ten");

        Assert.Equal((0L, 0), (Minor(payload.At("cart"), "discountTotal"), payload.At("cart.coupons").GetArrayLength()));
        Assert.Empty((await RemoveAsync("TEN")).UserErrorCodes());
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "NOWHERE", "UNKNOWN" }, { "", "UNKNOWN" }, { "SOON", "UNKNOWN" }, { "KIM", "UNKNOWN" }, { "OVER", "ENDED" }, { "YEN", "CURRENCY" }, { "LAMPS", "NO_MATCHING_ITEMS" },
        { "THREE", "TOO_FEW_ITEMS" }, { "HUNDRED", "MINIMUM_NOT_REACHED" }, { "SECOND", "CANNOT_COMBINE" }, { "ALONE", "CANNOT_COMBINE" }, { "SHIP", "NO_BENEFIT" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_coupon_that_would_take_nothing_off_is_refused_with_the_reason(string code, string reason)
    {
        var now = _shop.Clock.GetUtcNow();
        await _shop.OfferAsync(p => p with { Code = "FIRST" });
        await _shop.OfferAsync(p => p with { Code = "SECOND" });
        await _shop.OfferAsync(p => p with { Code = "ALONE", Funder = "sel_page", IsExclusive = true });
        await _shop.OfferAsync(p => p with { Code = "SOON", StartsAt = now.AddHours(1) });
        await _shop.OfferAsync(p => p with { Code = "OVER", EndsAt = now });
        await _shop.OfferAsync(p => p with { Code = "KIM", Conditions = new PromotionConditions { CustomerIds = ["usr_kim"] } });
        await _shop.OfferAsync(p => p with { Code = "YEN", Benefit = PromotionBenefit.Amount(new Money(500, "JPY")) });
        await _shop.OfferAsync(p => p with { Code = "LAMPS", Conditions = new PromotionConditions { ProductIds = ["prd_lamp"] } });
        await _shop.OfferAsync(p => p with { Code = "THREE", Funder = "sel_birch", Benefit = PromotionBenefit.BuyXGetY(2, 1) });
        await _shop.OfferAsync(p => p with { Code = "HUNDRED", Conditions = new PromotionConditions { MinimumSubtotals = [new Money(10_000, "EUR")] } });
        await _shop.OfferAsync(p => p with { Benefit = PromotionBenefit.FreeDelivery });
        await _shop.OfferAsync(p => p with { Code = "SHIP", Funder = "sel_birch", Benefit = PromotionBenefit.FreeDelivery });
        await _shop.OfferAsync(p => p with { Funder = "sel_birch", Benefit = PromotionBenefit.FreeDelivery });
        await ApplyAsync("FIRST");

        var payload = await ApplyAsync(code);

        Assert.Equal(["COUPON_NOT_APPLICABLE"], payload.UserErrorCodes());
        Assert.Equal(reason, payload.Text("userErrors.0.couponProblem"));
        Assert.Equal(1, (await ReadAsync()).At("coupons").GetArrayLength());
    }

    [Fact]
    public async Task A_coupon_that_is_used_up_is_refused_and_one_of_the_cart_is_disclosed_and_accepted()
    {
        await _shop.OfferAsync(p => p with { Id = "pro_last", Code = "LAST", UsageLimit = 1 });
        await ApplyAsync("LAST");
        await ReserveAsync("ord_other", "pro_last");

        var cart = await ReadAsync();

        Assert.Equal(("CouponInvalid", "EXHAUSTED", true), (cart.Text("problems.0.__typename"), cart.Text("problems.0.reason"), cart.At("problems.0.blocking").GetBoolean()));
        Assert.Equal(0, Minor(cart, "discountTotal"));

        var accepted = await AcceptAsync();
        Assert.Equal((0, 0), (accepted.At("cart.problems").GetArrayLength(), accepted.At("cart.coupons").GetArrayLength()));
        _version++;
        var again = await ApplyAsync("LAST");
        Assert.Equal(["COUPON_EXHAUSTED"], again.UserErrorCodes());
    }

    [Fact]
    public async Task Accepting_fewer_items_drops_a_coupon_that_misses_its_minimum_then()
    {
        await _shop.OfferAsync(p => p with { Code = "THIRTY", Conditions = new PromotionConditions { MinimumSubtotals = [new Money(3_000, "EUR")] } });
        await ApplyAsync("THIRTY");
        _shop.Put("var_mug", 1_200, available: 1);

        var accepted = await AcceptAsync();

        Assert.Equal((2_700L, 0, 0), (Minor(accepted.At("cart"), "total"), accepted.At("cart.coupons").GetArrayLength(), accepted.At("cart.problems").GetArrayLength()));
    }

    [Fact]
    public async Task Offers_without_a_code_apply_by_themselves_and_those_for_customers_to_users_only()
    {
        var everybody = await _shop.OfferAsync(p => p);
        await _shop.OfferAsync(p => p with { Benefit = PromotionBenefit.Amount(new Money(900, "EUR")), Conditions = new PromotionConditions { IsFirstOrderOnly = true } });

        var guest = await ReadAsync();
        var user = (await _shop.Cart.As(Shop.Sam).DataAsync($"mutation($input: CartLinesAddInput!) {{ cartLinesAdd(input: $input) {{ cart {{ {Fields} }} }} }}", new { input = new { idempotencyKey = "k", lines = new[] { Shop.Line("var_mug", 2) } } })).At("cartLinesAdd.cart");

        Assert.Equal((500L, everybody), (Minor(guest, "discountTotal"), guest.Text("promotions.0.promotion.id")));
        Assert.Equal(900L, Minor(user, "discountTotal"));
    }

    [Fact]
    public async Task Placement_sees_discounts_subsidies_and_free_delivery()
    {
        await _shop.OfferAsync(p => p with { Id = "pro_ten", Code = "TEN", Benefit = PromotionBenefit.Percentage(1_000) });
        await _shop.OfferAsync(p => p with { Id = "pro_birch", Funder = "sel_birch", Benefit = PromotionBenefit.Percentage(5_000) });
        await _shop.OfferAsync(p => p with { Id = "pro_ship", Funder = "sel_page", Benefit = PromotionBenefit.FreeDelivery });
        await ApplyAsync("TEN");

        var snapshot = await SnapshotAsync();

        Assert.Equal([(1_320L, 120L, 1_080L), (150L, 150L, 1_350L)], snapshot.At("lines").EnumerateArray().Select(line => (Minor(line, "discount"), Minor(line, "subsidy"), Minor(line, "total"))));
        Assert.Equal(
            ["pro_birch  sel_birch 1200 ", "pro_ten TEN  270 ", "pro_ship  sel_page 0 sel_page"],
            snapshot.At("promotions").EnumerateArray().Select(p => $"{p.Text("promotionId")} {p.Text("code")} {p.Text("sellerId")} {Minor(p, "amount")} {string.Join(',', p.At("freeDeliverySellerIds").EnumerateArray().Select(id => id.GetString()))}"));
        Assert.Equal(("sel_page", "pro_ship", false), (snapshot.Text("freeDelivery.0.sellerId"), snapshot.Text("freeDelivery.0.promotionId"), snapshot.At("freeDelivery.0.isSubsidised").GetBoolean()));
        Assert.Equal(0, snapshot.At("blockingCoupons").GetArrayLength());
    }

    [Fact]
    public async Task An_order_takes_the_coupons_and_gives_them_back_when_it_comes_to_nothing()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN" });
        await ApplyAsync("TEN");

        await ServiceAsync("cartConvert", "CartConvertInput", new { cartId = _id, orderId = "ord_1", version = _version });
        Assert.Equal(0, (await ReadAsync()).At("coupons").GetArrayLength());
        await ServiceAsync("cartRestore", "CartRestoreInput", new { cartId = _id, orderId = "ord_1" });

        Assert.Equal("TEN", (await ReadAsync()).Text("coupons.0.code"));
    }

    [Fact]
    public async Task Coupons_of_a_guest_cart_follow_into_the_users_and_one_that_does_not_go_with_it_is_disclosed()
    {
        await _shop.OfferAsync(p => p with { Code = "MINE" });
        await _shop.OfferAsync(p => p with { Code = "GUESTS" });
        await _shop.OfferAsync(p => p with { Code = "BIRCH", Funder = "sel_birch" });
        await ApplyAsync("GUESTS");
        await ApplyAsync("BIRCH");
        var own = await Shop.AddAsync(_shop.Cart.As(Shop.Sam), new { idempotencyKey = "k", lines = new[] { Shop.Line("var_lamp", 1) } });
        Assert.Empty((await SendAsync(_shop.Cart.As(Shop.Sam), "cartCouponApply", new { idempotencyKey = "k", cartId = own.Text("cart.id"), version = 1, code = "MINE" })).UserErrorCodes());

        var merged = (await _shop.Cart.As(Shop.Sam).DataAsync($"mutation($t: String!) {{ cartMerge(input: {{ guestToken: $t }}) {{ cart {{ {Fields} }} }} }}", new { t = _token })).At("cartMerge.cart");

        Assert.Equal(["MINE", "GUESTS", "BIRCH"], merged.At("coupons").EnumerateArray().Select(coupon => coupon.Text("code")));
        Assert.Equal("CANNOT_COMBINE", merged.Text("problems.0.reason"));
        Assert.Equal(1_000L, Minor(merged, "discountTotal"));
    }

    [Fact]
    public async Task Nothing_is_applied_while_prices_cannot_be_read_to_stale_carts_or_to_carts_of_others()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN" });
        Assert.Equal(["VERSION_CONFLICT"], (await SendAsync(_shop.Cart.Anonymous(), "cartCouponApply", new { idempotencyKey = "a", cartId = _id, guestToken = _token, version = 9, code = "TEN" })).UserErrorCodes());
        foreach (var client in new[] { _shop.Cart.Anonymous(), _shop.Cart.As(Shop.Sam) })
        {
            Assert.Equal(["NOT_FOUND"], (await SendAsync(client, "cartCouponApply", new { idempotencyKey = "b", cartId = _id, version = 1, code = "TEN" })).UserErrorCodes());
            Assert.Equal(["NOT_FOUND"], (await SendAsync(client, "cartCouponRemove", new { idempotencyKey = "c", cartId = _id, guestToken = "wrong", version = 1, code = "TEN" })).UserErrorCodes());
        }

        _shop.IsProductAway = true;
        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await ApplyAsync("TEN")).UserErrorCodes());
    }

    [Fact]
    public async Task The_same_request_sent_at_once_applies_once()
    {
        await _shop.OfferAsync(p => p with { Code = "TEN" });
        var input = new { idempotencyKey = "k", cartId = _id, guestToken = _token, version = 1, code = "TEN" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(_shop.Cart.Anonymous(), "cartCouponApply", input)));

        Assert.All(answers, answer => Assert.Equal(2, answer.At("cart.version").GetInt32()));
    }

    private static long Minor(JsonElement json, string field) => json.At(field).At("minorUnits").GetInt64();

    private Task<JsonElement> ApplyAsync(string code) => ChangeAsync("cartCouponApply", code);

    private Task<JsonElement> RemoveAsync(string code) => ChangeAsync("cartCouponRemove", code);

    private async Task<JsonElement> ChangeAsync(string field, string code)
    {
        var payload = await SendAsync(_shop.Cart.Anonymous(), field, new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version = _version, code });
        _version = payload.UserErrorCodes().Count == 0 ? payload.At("cart.version").GetInt32() : _version;
        return payload;
    }

    private static async Task<JsonElement> SendAsync(GraphQLClient client, string field, object input) => (await client.DataAsync(
        $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ cart {{ {Fields} }} userErrors {{ code couponProblem message }} }} }}", new { input })).At(field);

    private Task<JsonElement> AcceptAsync() => SendAsync(_shop.Cart.Anonymous(), "cartAcceptChanges", new { idempotencyKey = Shop.Key(), cartId = _id, guestToken = _token, version = _version });

    private async Task<JsonElement> ReadAsync() =>
        (await _shop.Cart.Anonymous().DataAsync($"query($id: ID!, $token: String) {{ cart(id: $id, guestToken: $token) {{ {Fields} }} }}", new { id = _id, token = _token })).At("cart");

    private async Task<JsonElement> SnapshotAsync() => (await _shop.Cart.AsService("order").DataAsync(
        "query($cartId: ID!, $guestToken: String) { cartForPlacement(cartId: $cartId, guestToken: $guestToken) { blockingCoupons lines { discount { minorUnits } subsidy { minorUnits } total { minorUnits } } promotions { promotionId code name sellerId amount { minorUnits } freeDeliverySellerIds } freeDelivery { sellerId promotionId isSubsidised } } }",
        new { cartId = _id, guestToken = _token })).At("cartForPlacement");

    private Task ReserveAsync(string orderId, string promotionId) => ServiceAsync("promotionsReserve", "PromotionsReserveInput", new
    {
        orderId,
        promotions = new[] { new { promotionId, discount = new { minorUnits = 500, currency = "EUR" } } },
        expiresAt = _shop.Clock.GetUtcNow().AddMinutes(15),
    });

    private async Task ServiceAsync(string field, string type, object input) => Assert.Empty((await _shop.Cart.AsService("order").DataAsync(
        $"mutation($input: {type}!) {{ {field}(input: $input) {{ userErrors {{ code }} }} }}", new { input })).At(field).UserErrorCodes());
}
