using System.Text.Json;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Promotions;

public sealed class PromotionUpsertTests : IAsyncLifetime
{
    private const string Fields =
        "id name code version used usageLimit perCustomerLimit isExclusive startsAt endsAt seller { id } "
        + "benefit { __typename ... on PercentageOff { basisPoints } ... on AmountOff { amounts { minorUnits currency } } ... on BuyXGetY { buyQuantity getQuantity basisPoints } ... on FreeDelivery { isFundedByShop } } "
        + "conditions { productIds categoryIds sellerIds minimumSubtotals { minorUnits currency } isFirstOrderOnly customerIds }";

    private static readonly TestUser Birch = TestUser.SellerMember("usr_birch", "sel_birch");
    private static readonly TestUser Page = TestUser.SellerMember("usr_page", "sel_page");
    private static readonly TestUser Admin = TestUser.Admin("usr_admin");

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_seller_makes_changes_and_ends_an_offer_of_its_own()
    {
        var made = await UpsertAsync(Birch, new
        {
            idempotencyKey = "k",
            name = " Three for two ",
            code = "birch-3",
            sellerId = "sel_birch",
            benefit = new { buyXGetY = new { buyQuantity = 2, getQuantity = 1 } },
            conditions = new { categoryIds = new[] { "cat_mugs" }, minimumSubtotals = new[] { new { minorUnits = 1_000, currency = "EUR" } } },
            usageLimit = 100,
            perCustomerLimit = 2,
            endsAt = "2026-12-24T00:00:00Z",
        });

        var offer = made.At("promotion");
        Assert.Equal(("Three for two", "BIRCH-3", 1, 0, 100), (offer.Text("name"), offer.Text("code"), offer.At("version").GetInt32(), offer.At("used").GetInt32(), offer.At("usageLimit").GetInt32()));
        Assert.Equal(("BuyXGetY", 10_000), (offer.Text("benefit.__typename"), offer.At("benefit.basisPoints").GetInt32()));

        var id = offer.Text("id");
        var changed = await UpsertAsync(Birch, new { idempotencyKey = "k2", id, version = 1, name = "Half price", sellerId = "sel_birch", benefit = new { percentageOff = new { basisPoints = 5_000 } } });
        Assert.Equal((2, "PercentageOff", JsonValueKind.Null), (changed.At("promotion.version").GetInt32(), changed.Text("promotion.benefit.__typename"), changed.At("promotion.code").ValueKind));

        var ended = await EndAsync(Birch, id, 2);
        Assert.Equal("2026-11-23T09:00:00.000Z", ended.Text("promotion.endsAt"));
        Assert.Empty((await EndAsync(Birch, id, 1)).UserErrorCodes());
    }

    [Fact]
    public async Task The_same_request_makes_one_offer_and_versions_and_codes_are_kept_apart()
    {
        var input = new { idempotencyKey = "k", name = "Ten", code = "TEN", benefit = new { percentageOff = new { basisPoints = 1_000 } } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => UpsertAsync(Admin, input)));
        Assert.Single(answers.Select(answer => answer.Text("promotion.id")).Distinct());

        Assert.Equal(["CODE_TAKEN"], (await UpsertAsync(Admin, new { idempotencyKey = "k2", name = "Ten", code = " ten ", benefit = new { freeDelivery = true } })).UserErrorCodes());
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await UpsertAsync(Admin, new { idempotencyKey = "k", name = "Other", benefit = new { freeDelivery = true } })).UserErrorCodes());
        Assert.Equal(["VERSION_CONFLICT"], (await UpsertAsync(Admin, new { idempotencyKey = "k3", id = answers[0].Text("promotion.id"), version = 7, name = "Ten", benefit = new { freeDelivery = true } })).UserErrorCodes());
        Assert.Equal(["VERSION_CONFLICT"], (await EndAsync(Admin, answers[0].Text("promotion.id"), 7)).UserErrorCodes());
    }

    public static TheoryData<string, object, string> BadInput => new()
    {
        { "no key", With(new { idempotencyKey = "" }), "idempotencyKey" },
        { "no name", With(new { name = "  " }), "name" },
        { "long name", With(new { name = new string('x', 81) }), "name" },
        { "short code", With(new { code = "ab" }), "code" },
        { "code with a space", With(new { code = "TEN OFF" }), "code" },
        { "code in Greek", With(new { code = "ΔΕΚΑ" }), "code" },
        { "change without version", With(new { id = "pro_1" }), "version" },
        { "ends before it starts", With(new { startsAt = "2026-12-02T00:00:00Z", endsAt = "2026-12-01T00:00:00Z" }), "endsAt" },
        { "no use", With(new { usageLimit = 0 }), "usageLimit" },
        { "no use by anybody", With(new { perCustomerLimit = -1 }), "perCustomerLimit" },
        { "no benefit", With(new { benefit = new { } }), "benefit" },
        { "no benefit either", With(new { benefit = new { freeDelivery = false } }), "benefit" },
        { "two benefits", With(new { benefit = new { freeDelivery = true, percentageOff = new { basisPoints = 1 } } }), "benefit" },
        { "nothing off", With(new { benefit = new { percentageOff = new { basisPoints = 0 } } }), "basisPoints" },
        { "more than all off", With(new { benefit = new { percentageOff = new { basisPoints = 10_001 } } }), "basisPoints" },
        { "no amount", With(new { benefit = new { amountOff = new { amounts = Array.Empty<object>() } } }), "amounts" },
        { "an amount of nothing", With(new { benefit = new { amountOff = new { amounts = new[] { Money(0, "EUR") } } } }), "amounts" },
        { "a negative amount", With(new { benefit = new { amountOff = new { amounts = new[] { Money(-5, "EUR") } } } }), "amounts" },
        { "two amounts of a currency", With(new { benefit = new { amountOff = new { amounts = new[] { Money(1, "EUR"), Money(2, "EUR") } } } }), "amounts" },
        { "buy nothing", With(new { benefit = new { buyXGetY = new { buyQuantity = 0, getQuantity = 1 } } }), "buyQuantity" },
        { "get nothing", With(new { benefit = new { buyXGetY = new { buyQuantity = 1, getQuantity = 0 } } }), "getQuantity" },
        { "get at full price", With(new { benefit = new { buyXGetY = new { buyQuantity = 1, getQuantity = 1, basisPoints = 0 } } }), "basisPoints" },
        { "a product twice", With(new { conditions = new { productIds = new[] { "prd_1", "prd_1" } } }), "productIds" },
        { "a category without id", With(new { conditions = new { categoryIds = new[] { " " } } }), "categoryIds" },
        { "too many customers", With(new { conditions = new { customerIds = Enumerable.Range(0, 501).Select(i => $"usr_{i}") } }), "customerIds" },
        { "a minimum of nothing", With(new { conditions = new { minimumSubtotals = new[] { Money(0, "EUR") } } }), "minimumSubtotals" },
        { "sellers in a seller's offer", With(new { sellerId = "sel_birch", conditions = new { sellerIds = new[] { "sel_page" } } }), "sellerIds" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Bad_input_is_named_by_field(string what, object input, string field)
    {
        var errors = (await UpsertAsync(Admin, input)).At("userErrors").EnumerateArray().ToList();

        Assert.True(errors is [_], what);
        Assert.Equal(("INVALID", field), (errors[0].Text("code"), errors[0].At("field").EnumerateArray().Last().GetString()));
    }

    [Fact]
    public async Task Offers_of_the_shop_and_of_other_sellers_are_out_of_reach()
    {
        var shops = (await UpsertAsync(Admin, With(new { name = "Shop" }))).Text("promotion.id");
        var others = (await UpsertAsync(Page, With(new { sellerId = "sel_page" }))).Text("promotion.id");

        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Birch, With(new { name = "For free" }))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Birch, With(new { sellerId = "sel_page" }))).UserErrorCodes());
        foreach (var id in new[] { shops, others, "pro_unknown" })
        {
            Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Birch, With(new { id, version = 1, sellerId = "sel_birch" }))).UserErrorCodes());
            Assert.Equal(["NOT_FOUND"], (await EndAsync(Birch, id, 1)).UserErrorCodes());
            Assert.Equal(JsonValueKind.Null, (await _shop.Cart.As(Birch).DataAsync($"{{ promotion(id: \"{id}\") {{ id }} }}")).At("promotion").ValueKind);
            foreach (var client in new[] { _shop.Cart.As(Birch), _shop.Cart.Anonymous(), _shop.Cart.As(Shop.Sam) })
            {
                var entity = (await client.DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on Promotion { id } } }", new { r = new[] { new { __typename = "Promotion", id } } })).At("_entities.0");
                Assert.Equal(JsonValueKind.Null, entity.ValueKind);
            }
        }

        // Whose an offer is cannot be changed, by nobody.
        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Admin, With(new { id = others, version = 1, sellerId = "sel_birch" }))).UserErrorCodes());
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Cart.Anonymous().SendAsync("mutation { promotionEnd(input: { id: \"pro_1\", version: 1 }) { userErrors { code } } }")).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await _shop.Cart.As(Shop.Sam).SendAsync("mutation { promotionEnd(input: { id: \"pro_1\", version: 1 }) { userErrors { code } } }")).ErrorCodes);
    }

    [Fact]
    public async Task Sellers_page_through_their_offers_and_admins_through_all()
    {
        for (var i = 0; i < 3; i++)
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await UpsertAsync(Birch, With(new { name = $"Birch {i}", sellerId = "sel_birch" }));
        }

        await UpsertAsync(Page, With(new { name = "Page", sellerId = "sel_page" }));
        await UpsertAsync(Admin, With(new { name = "Shop" }));

        var first = await SellersAsync(Birch, "sel_birch", null);
        Assert.Equal(["Birch 2", "Birch 1"], first.At("nodes").EnumerateArray().Select(node => node.Text("name")));
        Assert.Equal(3, first.At("totalCount").GetInt32());
        var second = await SellersAsync(Birch, "sel_birch", first.Text("pageInfo.endCursor"));
        Assert.Equal(["Birch 0"], second.At("nodes").EnumerateArray().Select(node => node.Text("name")));
        Assert.Equal(JsonValueKind.Null, (await SellersAsync(Birch, "sel_page", null)).ValueKind);

        const string all = "query($where: PromotionWhere) { promotions(where: $where) { totalCount nodes { name used } } }";
        Assert.Equal(5, (await _shop.Cart.As(Admin).DataAsync(all)).At("promotions.totalCount").GetInt32());
        Assert.Equal(["Shop"], (await _shop.Cart.As(Admin).DataAsync(all, new { where = new { isFundedByShop = true } })).At("promotions.nodes").EnumerateArray().Select(node => node.Text("name")));
        Assert.Equal(1, (await _shop.Cart.As(Admin).DataAsync(all, new { where = new { sellerId = "sel_page" } })).At("promotions.totalCount").GetInt32());
        Assert.Equal(["FORBIDDEN"], (await _shop.Cart.As(Birch).SendAsync(all)).ErrorCodes);
    }

    private static object Money(long minorUnits, string currency) => new { minorUnits, currency };

    // A good input with some fields changed.
    private static Dictionary<string, object?> With(object changes)
    {
        var input = new Dictionary<string, object?> { ["idempotencyKey"] = Guid.NewGuid().ToString(), ["name"] = "Ten off", ["benefit"] = new { percentageOff = new { basisPoints = 1_000 } } };
        foreach (var change in changes.GetType().GetProperties())
        {
            input[change.Name] = change.GetValue(changes);
        }

        return input;
    }

    private async Task<JsonElement> SellersAsync(TestUser user, string sellerId, string? after) => (await _shop.Cart.As(user).DataAsync(
        "query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Seller { promotions(first: 2, after: $after) { totalCount pageInfo { endCursor } nodes { name } } } } }",
        new { r = new[] { new { __typename = "Seller", id = sellerId } }, after })).At("_entities.0.promotions");

    private async Task<JsonElement> UpsertAsync(TestUser user, object input) => (await _shop.Cart.As(user).DataAsync(
        $"mutation($input: PromotionUpsertInput!) {{ promotionUpsert(input: $input) {{ promotion {{ {Fields} }} userErrors {{ code field message }} }} }}", new { input })).At("promotionUpsert");

    private async Task<JsonElement> EndAsync(TestUser user, string id, int version) => (await _shop.Cart.As(user).DataAsync(
        $"mutation($input: PromotionEndInput!) {{ promotionEnd(input: $input) {{ promotion {{ {Fields} }} userErrors {{ code }} }} }}", new { input = new { id, version } })).At("promotionEnd");
}
