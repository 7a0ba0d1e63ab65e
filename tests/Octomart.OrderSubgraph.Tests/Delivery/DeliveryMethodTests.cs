using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Delivery;

public sealed class DeliveryMethodTests : IAsyncLifetime
{
    private const string Fields = "id code label kind note handlingDays isShopDefault isRetired version zones { countryCodes transitDays rates { price { minorUnits currency } upToGrams fromSubtotal { minorUnits } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_sellers_own_rates_by_weight_value_and_zone_replace_the_shops()
    {
        var payload = await UpsertAsync(Shop.Birch, Method("BIKE"));
        Assert.Equal(["BIKE"], await CodesAsync("sel_birch"));
        Assert.Equal(["EXPRESS", "STANDARD"], (await CodesAsync("sel_page")).Order());
        Assert.Equal(1, payload.At("deliveryMethod.version").GetInt32());

        // Two mugs weigh 800 g and cost 24 EUR; three weigh 1,200 g and cost 36 EUR; five are free.
        foreach (var (quantity, price) in new[] { (2, 300), (3, 500), (5, 0) })
        {
            var option = (await OptionsAsync(_shop.SamsCart(quantity), "DE")).At("0.options.0");
            Assert.Equal((price, 3), (option.At("price.minorUnits").GetInt32(), option.At("etaDays").GetInt32()));
        }

        Assert.Equal(900, (await OptionsAsync(_shop.SamsCart(), "FR")).At("0.options.0.price.minorUnits").GetInt32());
    }

    [Fact]
    public async Task A_destination_without_a_zone_is_not_served_and_cannot_be_ordered_to()
    {
        await UpsertAsync(Shop.Birch, Method("BIKE", everywhere: false));
        var cart = _shop.SamsMixedCart();
        var input = Shop.InputFor(cart);
        input["shippingAddress"] = Shop.Address("FR");

        var groups = await OptionsAsync(cart, "FR");
        var refused = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);

        Assert.Equal("DESTINATION_NOT_SERVED", groups.At("0").Text("problem"));
        Assert.Equal(0, groups.At("0.options").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, groups.At("1.problem").ValueKind);
        Assert.Equal(["DESTINATION_NOT_SERVED"], refused.UserErrorCodes());
        Assert.Equal("crl_1", refused.Text("userErrors.0.lineIds.0"));
    }

    [Fact]
    public async Task Too_heavy_and_foreign_currency_are_told_apart()
    {
        await UpsertAsync(Shop.Birch, Method("BIKE"));
        var heavy = _shop.Others.AddCart("crt_heavy", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 30, 10));
        var dollars = _shop.Others.AddCart("crt_usd", userId: Shop.Sam.Id, currency: "USD", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 10));

        Assert.Equal("NO_RATE_APPLIES", (await OptionsAsync(heavy, "DE")).At("0").Text("problem"));
        Assert.Equal("CURRENCY_NOT_SERVED", (await OptionsAsync(dollars, "DE")).At("0").Text("problem"));
    }

    [Fact]
    public async Task Pick_up_can_be_chosen_and_is_kept_by_the_order()
    {
        var pickUp = Method("PICK_UP");
        pickUp["kind"] = "PICK_UP";
        pickUp["note"] = "Workshop, Main Street 3, Monday to Friday";
        pickUp["zones"] = new[] { new { countryCodes = new[] { "DE" }, transitDays = (int?)0, rates = new[] { new { price = new { minorUnits = 0, currency = "EUR" } } } } };
        await UpsertAsync(Shop.Birch, pickUp);
        var cart = _shop.SamsCart();
        var input = Shop.InputFor(cart);
        input["deliveryBySeller"] = new[] { new { sellerId = "sel_birch", code = "PICK_UP" } };
        input["expectedTotal"] = new { minorUnits = 2_400, currency = "EUR" };

        var placed = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);
        var delivery = (await _shop.Orders.As(Shop.Sam).DataAsync("query($id: ID!) { order(id: $id) { sellerOrders { delivery { kind note price { minorUnits } } } } }", new { id = placed.Text("order.id") })).At("order.sellerOrders.0.delivery");

        Assert.Equal("""{"kind":"PICK_UP","note":"Workshop, Main Street 3, Monday to Friday","price":{"minorUnits":0}}""", delivery.GetRawText());
    }

    [Fact]
    public async Task A_retired_method_is_offered_no_longer_and_may_come_back()
    {
        var method = await UpsertAsync(Shop.Birch, Method("BIKE"));
        var retired = await RetireAsync(Shop.Birch, new { idempotencyKey = "r", sellerId = "sel_birch", code = "BIKE", version = 1 });

        Assert.True(retired.At("deliveryMethod.isRetired").GetBoolean());
        Assert.Equal(["EXPRESS", "STANDARD"], (await CodesAsync("sel_birch")).Order());
        Assert.Equal(["NOT_FOUND"], (await RetireAsync(Shop.Birch, new { idempotencyKey = "r2", sellerId = "sel_birch", code = "BIKE", version = 2 })).UserErrorCodes());

        var again = await UpsertAsync(Shop.Birch, Method("BIKE"));
        Assert.Equal(method.Text("deliveryMethod.id"), again.Text("deliveryMethod.id"));
        Assert.Equal(["BIKE"], await CodesAsync("sel_birch"));
    }

    [Fact]
    public async Task Changes_name_the_version_they_were_made_from_and_repeat_under_one_key()
    {
        var first = Method("BIKE");
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => UpsertAsync(Shop.Birch, first)));
        var stale = await UpsertAsync(Shop.Birch, Method("BIKE"));
        var change = Method("BIKE");
        (change["version"], change["label"]) = (1, "By bicycle");
        var changed = await UpsertAsync(Shop.Birch, change);
        change["label"] = "By train";
        var reused = await UpsertAsync(Shop.Birch, change);

        Assert.All(made, payload => Assert.Equal(1, payload.At("deliveryMethod.version").GetInt32()));
        Assert.Equal(["VERSION_CONFLICT"], stale.UserErrorCodes());
        Assert.Equal("By bicycle", changed.Text("deliveryMethod.label"));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], reused.UserErrorCodes());
    }

    [Fact]
    public async Task Of_two_that_make_the_same_method_at_once_one_wins()
    {
        var payloads = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => UpsertAsync(Shop.Birch, Method("BIKE"))));

        Assert.Single(payloads, payload => payload.UserErrorCodes().Count == 0);
        Assert.All(payloads.Where(payload => payload.UserErrorCodes().Count > 0), payload => Assert.Equal(["VERSION_CONFLICT"], payload.UserErrorCodes()));
    }

    [Fact]
    public async Task Only_members_change_their_sellers_methods_and_only_administrators_the_shops()
    {
        var shops = Method("TRUCK");
        shops["sellerId"] = null;

        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Shop.Page, Method("BIKE"))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(Shop.Birch, shops)).UserErrorCodes());
        Assert.Equal(["FORBIDDEN"], (await _shop.Orders.As(Shop.Sam).SendAsync(UpsertMutation, new { input = Method("BIKE") })).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await _shop.Orders.As(Shop.Support).SendAsync(UpsertMutation, new { input = shops })).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Orders.Anonymous().SendAsync(UpsertMutation, new { input = Method("BIKE") })).ErrorCodes);

        shops["idempotencyKey"] = "admin";
        Assert.Empty((await UpsertAsync(Shop.Admin, shops)).UserErrorCodes());
        Assert.Equal(["TRUCK"], await CodesAsync("sel_page"));
    }

    [Theory]
    [InlineData("code", "bike")]
    [InlineData("code", "")]
    [InlineData("label", " ")]
    [InlineData("label", "a\nb")]
    [InlineData("note", "")]
    [InlineData("handlingDays", -1)]
    [InlineData("idempotencyKey", "")]
    public async Task Bad_fields_are_named(string field, object value)
    {
        var input = Method("BIKE");
        input[field] = value;

        var payload = await UpsertAsync(Shop.Birch, input);

        Assert.Equal(["INVALID"], payload.UserErrorCodes());
        Assert.Equal(field, payload.Text("userErrors.0.field.1"));
    }

    [Theory]
    [InlineData("""[]""", "zones")]
    [InlineData("""[{ "countryCodes": ["de"], "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" } }] }]""", "countryCodes")]
    [InlineData("""[{ "countryCodes": ["DE"], "rates": [] }]""", "rates")]
    [InlineData("""[{ "countryCodes": ["DE"], "rates": [{ "price": { "minorUnits": -1, "currency": "EUR" } }] }]""", "rates")]
    [InlineData("""[{ "countryCodes": ["DE"], "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" }, "upToGrams": 0 }] }]""", "rates")]
    [InlineData("""[{ "countryCodes": ["DE"], "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" }, "fromSubtotal": { "minorUnits": 1, "currency": "USD" } }] }]""", "rates")]
    [InlineData("""[{ "countryCodes": ["DE"], "transitDays": 999, "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" } }] }]""", "transitDays")]
    [InlineData("""[{ "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" } }] }, { "rates": [{ "price": { "minorUnits": 2, "currency": "EUR" } }] }]""", "zones")]
    [InlineData("""[{ "countryCodes": ["DE"], "rates": [{ "price": { "minorUnits": 1, "currency": "EUR" } }] }, { "countryCodes": ["DE"], "rates": [{ "price": { "minorUnits": 2, "currency": "EUR" } }] }]""", "zones")]
    public async Task Bad_zones_are_named(string zones, string field)
    {
        var input = Method("BIKE");
        input["zones"] = JsonSerializer.Deserialize<JsonElement>(zones);

        var payload = await UpsertAsync(Shop.Birch, input);

        Assert.Equal(["INVALID"], payload.UserErrorCodes());
        Assert.Equal(field, payload.At("userErrors.0.field").EnumerateArray().Last().GetString());
    }

    private static Dictionary<string, object?> Method(string code, bool everywhere = true)
    {
        object Rate(int price, int? upToGrams = null, int? from = null) => new { price = new { minorUnits = price, currency = "EUR" }, upToGrams, fromSubtotal = from is null ? null : new { minorUnits = from, currency = "EUR" } };
        object[] zones = [new { countryCodes = new[] { "DE", "AT" }, transitDays = 2, rates = new[] { Rate(300, 1_000), Rate(500, 5_000), Rate(0, 5_000, 5_000) } }];
        return new Dictionary<string, object?>
        {
            ["idempotencyKey"] = Guid.NewGuid().ToString(),
            ["sellerId"] = "sel_birch",
            ["code"] = code,
            ["label"] = "Bicycle courier",
            ["kind"] = "STANDARD",
            ["handlingDays"] = 1,
            ["zones"] = everywhere ? [.. zones, new { transitDays = 9, rates = new[] { Rate(900, 2_000) } }] : zones,
        };
    }

    private const string UpsertMutation = $"mutation($input: DeliveryMethodUpsertInput!) {{ deliveryMethodUpsert(input: $input) {{ deliveryMethod {{ {Fields} }} userErrors {{ code field }} }} }}";

    private async Task<JsonElement> UpsertAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(UpsertMutation, new { input })).At("deliveryMethodUpsert");

    private async Task<JsonElement> RetireAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(
        $"mutation($input: DeliveryMethodRetireInput!) {{ deliveryMethodRetire(input: $input) {{ deliveryMethod {{ {Fields} }} userErrors {{ code field }} }} }}", new { input })).At("deliveryMethodRetire");

    private async Task<IReadOnlyList<string>> CodesAsync(string sellerId) => [.. (await _shop.Orders.Anonymous().DataAsync(
        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Seller { deliveryMethods { code } } } }", new { r = new[] { new { __typename = "Seller", id = sellerId } } }))
        .At("_entities.0.deliveryMethods").EnumerateArray().Select(method => method.Text("code"))];

    private async Task<JsonElement> OptionsAsync(FakeCart cart, string country) => (await _shop.Orders.As(Shop.Sam).DataAsync(
        "query($cartId: ID!, $address: AddressInput!) { deliveryOptions(cartId: $cartId, address: $address) { problem options { code price { minorUnits } etaDays } } }",
        new { cartId = cart.Id, address = Shop.Address(country) })).At("deliveryOptions");
}
