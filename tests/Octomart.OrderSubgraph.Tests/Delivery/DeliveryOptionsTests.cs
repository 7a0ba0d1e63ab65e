using System.Text.Json;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Services;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Delivery;

public sealed class DeliveryOptionsTests : IAsyncLifetime
{
    private const string Query = "query($cartId: ID!, $guestToken: String, $address: AddressInput!) { deliveryOptions(cartId: $cartId, guestToken: $guestToken, address: $address) { seller { id } options { code price { minorUnits currency } etaDays } } }";

    private const string Entity = "query($r: [_Any!]!, $guestToken: String, $address: AddressInput!) { _entities(representations: $r) { ... on Cart { deliveryOptions(address: $address, guestToken: $guestToken) { seller { id } } } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Each_seller_of_a_cart_has_its_own_ways_to_deliver()
    {
        var cart = _shop.SamsMixedCart();

        var data = await _shop.Orders.As(Shop.Sam).DataAsync(Query, new { cartId = cart.Id, address = Shop.Address() });

        Assert.Equal(
            """[{"seller":{"id":"sel_birch"},"options":[{"code":"STANDARD","price":{"minorUnits":490,"currency":"EUR"},"etaDays":4},{"code":"EXPRESS","price":{"minorUnits":1290,"currency":"EUR"},"etaDays":1}]},"""
            + """{"seller":{"id":"sel_page"},"options":[{"code":"STANDARD","price":{"minorUnits":490,"currency":"EUR"},"etaDays":4},{"code":"EXPRESS","price":{"minorUnits":1290,"currency":"EUR"},"etaDays":1}]}]""",
            data.At("deliveryOptions").GetRawText());
    }

    [Fact]
    public async Task They_are_shown_to_whoever_may_open_the_cart_by_query_and_by_entity()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var r = new[] { new { __typename = "Cart", id = cart.Id } };

        foreach (var (client, guestToken, isShown) in new[] { (_shop.Orders.Anonymous(), "secret", true), (_shop.Orders.Anonymous(), null, false), (_shop.Orders.As(Shop.Sam), "guessed", false) })
        {
            var byQuery = await client.DataAsync(Query, new { cartId = cart.Id, guestToken, address = Shop.Address() });
            var byEntity = await client.DataAsync(Entity, new { r, guestToken, address = Shop.Address() });

            Assert.Equal(isShown, byQuery.At("deliveryOptions").ValueKind == JsonValueKind.Array);
            Assert.Equal(isShown, byEntity.At("_entities.0.deliveryOptions").ValueKind == JsonValueKind.Array);
        }
    }

    [Theory]
    [InlineData("DE", 1_000, 4_999, "EUR", 490, 1290)]
    [InlineData("DE", 1_001, 4_999, "EUR", 690, 1690)]
    [InlineData("DE", 400, 5_000, "EUR", 0, 1290)]
    [InlineData("CH", 400, 90_000, "EUR", 990, 1990)]
    [InlineData("US", 400, 5_000, "USD", 1639, 3839)]
    [InlineData("JP", 50_000, 5_000, "JPY", 14384, 23984)]
    [InlineData("FR", 400, 5_000, "TND", 16660, 43860)]
    public void Prices_follow_zone_weight_value_and_the_currencys_own_list(string country, int grams, long value, string currency, long standard, long express) =>
        Assert.Equal([standard, express], Offer(country, grams, new Money(value, currency)).Choices.Select(choice => choice.Price.MinorUnits));

    [Fact]
    public void In_a_currency_without_a_price_list_nothing_is_delivered() => Assert.Equal(DeliveryProblem.CurrencyNotServed, Offer("DE", 400, new Money(1, "XPF")).Problem);

    private static DeliveryOffer Offer(string country, int grams, Money value) => DeliveryPricing.Offer(
        "sel_birch", [new CartSnapshotLine("crl_1", "var_1", "prd_1", "sel_birch", "", "", null, 1, value, [], grams)], ShopMethods.All, country, value.Currency);
}
