using System.Text.Json;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Checkout;

public sealed class CheckoutQuoteTests : IAsyncLifetime
{
    private const string Fields =
        "cartVersion pricesIncludeTax itemsTotal { minorUnits } discountTotal { minorUnits } shippingTotal { minorUnits } taxTotal { minorUnits } total { minorUnits currency } taxes { rateBasisPoints taxable { minorUnits } tax { minorUnits } } "
        + "problems { code } parts { seller { id } total { minorUnits } delivery { code } deliveryProblem deliveryTax { minorUnits } deliveryOptions { code } lines { lineId taxClass taxRateBasisPoints tax { minorUnits } } }";

    private const string Query = $"query($cartId: ID!, $guestToken: String, $address: AddressInput!, $picks: [DeliveryPick!]) {{ checkoutQuote(cartId: $cartId, guestToken: $guestToken, address: $address, deliveryBySeller: $picks) {{ {Fields} }} }}";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("DE", null, true)]
    [InlineData("US", "New York", false)]
    [InlineData("CA", "ON", false)]
    [InlineData("JP", null, true)]
    public async Task What_is_quoted_is_what_placing_demands_and_what_the_order_keeps(string country, string? region, bool isIncluded)
    {
        await SetRateAsync("US", "NY", 888);
        var cart = MixedCart();

        var quote = await QuoteAsync(cart, country, region);
        var input = Shop.InputFor(cart);
        input["shippingAddress"] = Shop.Address(country, region);
        input["expectedTotal"] = new { minorUnits = quote.At("total.minorUnits").GetInt64(), currency = "EUR" };
        var placed = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);

        Assert.Empty(placed.UserErrorCodes());
        Assert.Equal(isIncluded, quote.At("pricesIncludeTax").GetBoolean());
        foreach (var amount in new[] { "itemsTotal", "shippingTotal", "taxTotal", "total" })
        {
            Assert.Equal(quote.At($"{amount}.minorUnits").GetInt64(), placed.At($"order.{amount}.minorUnits").GetInt64());
        }

        long Of(string name) => quote.At($"{name}.minorUnits").GetInt64();
        Assert.Equal(Of("itemsTotal") - Of("discountTotal") + Of("shippingTotal") + (isIncluded ? 0 : Of("taxTotal")), Of("total"));
        Assert.Equal(Of("total"), quote.At("taxes").EnumerateArray().Sum(rate => rate.At("taxable.minorUnits").GetInt64() + rate.At("tax.minorUnits").GetInt64()));
        Assert.Equal(_shop.Others.Payments[placed.Text("order.id")].Input.At("amount.minorUnits").GetInt64(), Of("total"));
        Assert.Equal(Of("total"), _shop.Others.Payments[placed.Text("order.id")].Input.At("shares").EnumerateArray().Sum(share => share.At("amount.minorUnits").GetInt64()));
    }

    [Fact]
    public async Task Lines_show_class_rate_and_tax_and_the_cheapest_delivery_is_counted()
    {
        var quote = await QuoteAsync(MixedCart(), "DE");

        Assert.Equal(["STANDARD", "STANDARD"], quote.At("parts").EnumerateArray().Select(part => part.Text("delivery.code")));
        Assert.Equal("""[{"lineId":"crl_1","taxClass":"STANDARD","taxRateBasisPoints":1900,"tax":{"minorUnits":383}}]""", quote.At("parts.0.lines").GetRawText());
        Assert.Equal("""[{"lineId":"crl_2","taxClass":"REDUCED","taxRateBasisPoints":700,"tax":{"minorUnits":98}}]""", quote.At("parts.1.lines").GetRawText());
        Assert.Equal(32, quote.At("parts.1.deliveryTax.minorUnits").GetInt64());
        Assert.Equal([1_900, 700], quote.At("taxes").EnumerateArray().Select(rate => rate.At("rateBasisPoints").GetInt32()));
    }

    [Fact]
    public async Task A_chosen_delivery_is_counted_and_an_unknown_one_is_a_problem()
    {
        var cart = MixedCart();

        var express = await QuoteAsync(cart, "DE", picks: new { sellerId = "sel_page", code = "EXPRESS" });
        var unknown = await QuoteAsync(cart, "DE", picks: new { sellerId = "sel_page", code = "PIGEON" });

        Assert.Equal(490 + 1_290, express.At("shippingTotal.minorUnits").GetInt64());
        Assert.Equal("DELIVERY_NOT_AVAILABLE", unknown.Text("problems.0.code"));
    }

    [Fact]
    public async Task A_quote_opens_like_its_cart_by_query_and_by_entity()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var r = new[] { new { __typename = "Cart", id = cart.Id } };
        foreach (var (client, guestToken, isShown) in new[] { (_shop.Orders.Anonymous(), "secret", true), (_shop.Orders.Anonymous(), null, false), (_shop.Orders.As(Shop.Sam), "guessed", false), (_shop.Orders.As(Shop.Birch), null, false) })
        {
            var byQuery = await client.DataAsync(Query, new { cartId = cart.Id, guestToken, address = Shop.Address() });
            var byEntity = await client.DataAsync(
                "query($r: [_Any!]!, $guestToken: String, $address: AddressInput!) { _entities(representations: $r) { ... on Cart { checkoutQuote(address: $address, guestToken: $guestToken) { total { minorUnits } } } } }",
                new { r, guestToken, address = Shop.Address() });

            Assert.Equal(isShown, byQuery.At("checkoutQuote").ValueKind == JsonValueKind.Object);
            Assert.Equal(isShown, byEntity.At("_entities.0.checkoutQuote").ValueKind == JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task Promotions_of_the_cart_lower_what_is_paid_and_taxed_and_the_shops_share_is_kept()
    {
        var cart = _shop.Others.AddCart("crt_sam", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200) { Discount = 400, Subsidy = 300 });
        cart.FreeDelivery.Add(("sel_birch", true));

        var quote = await QuoteAsync(cart, "DE", picks: new { sellerId = "sel_birch", code = "EXPRESS" });
        var input = Shop.InputFor(cart);
        input["deliveryBySeller"] = new[] { new { sellerId = "sel_birch", code = "EXPRESS" } };
        input["expectedTotal"] = new { minorUnits = 2_000 + 800, currency = "EUR" };
        var id = (await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input)).Text("order.id");
        var part = (await _shop.Orders.Store.Set<SellerOrder>().ListAsync(new() { Where = part => part.OrderId == id }, CancellationToken.None)).Single();

        Assert.Equal((2_400, 400, 800, 2_800), (Amount("itemsTotal"), Amount("discountTotal"), Amount("shippingTotal"), Amount("total")));
        Assert.Equal((2_800, 300 + 490, 230), ((int)part.Total.MinorUnits, (int)part.Subsidy.MinorUnits, (int)part.Commission.MinorUnits));

        int Amount(string name) => quote.At($"{name}.minorUnits").GetInt32();
    }

    [Fact]
    public async Task A_cart_line_shows_its_tax_for_a_country()
    {
        var r = new[] { new { __typename = "CartLine", id = "crl_1", total = new { minorUnits = 10_700, currency = "EUR" }, taxClass = "REDUCED" } };

        var data = await _shop.Orders.Anonymous().DataAsync(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on CartLine { id de: tax(countryCode: \"DE\") { rateBasisPoints amount { minorUnits currency } isIncluded } ca: tax(countryCode: \"CA\", region: \"Ontario\") { amount { minorUnits } isIncluded } } } }", new { r });

        Assert.Equal(
            """{"id":"crl_1","de":{"rateBasisPoints":700,"amount":{"minorUnits":700,"currency":"EUR"},"isIncluded":true},"ca":{"amount":{"minorUnits":1391},"isIncluded":false}}""",
            data.At("_entities.0").GetRawText());
    }

    private FakeCart MixedCart() => _shop.Others.AddCart(
        "crt_sam", userId: Shop.Sam.Id, lines: [new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200), new FakeCartLine("crl_2", "var_book", "sel_page", 1, 1_500, "REDUCED")]);

    private async Task<JsonElement> QuoteAsync(FakeCart cart, string country, string? region = null, params object[] picks) => (await _shop.Orders.As(Shop.Sam).DataAsync(
        Query, new { cartId = cart.Id, address = Shop.Address(country, region), picks })).At("checkoutQuote");

    private Task<JsonElement> SetRateAsync(string countryCode, string region, int rateBasisPoints) => _shop.Orders.As(Shop.Admin).DataAsync(
        "mutation($input: TaxRateSetInput!) { taxRateSet(input: $input) { userErrors { code } } }",
        new { input = new { idempotencyKey = "rate", countryCode, region, taxClass = "STANDARD", rateBasisPoints } });
}
