using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Taxes;

public sealed class TaxRateSetTests : IAsyncLifetime
{
    private const string Mutation = "mutation($input: TaxRateSetInput!) { taxRateSet(input: $input) { taxRate { id countryCode region taxClass rateBasisPoints validFrom setById } userErrors { code field } } }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_rate_holds_at_once_or_from_its_day_on_and_the_history_shows_who_set_it()
    {
        await SetAsync(new { idempotencyKey = "1", countryCode = "de", taxClass = "STANDARD", rateBasisPoints = 1_600 });
        await SetAsync(new { idempotencyKey = "2", countryCode = "DE", taxClass = "STANDARD", rateBasisPoints = 2_000, validFrom = _shop.Clock.GetUtcNow().AddDays(2) });
        var now = await StandardAsync("DE");
        _shop.Clock.Advance(TimeSpan.FromDays(2));
        var later = await StandardAsync("DE");
        var history = (await _shop.Orders.As(Shop.Admin).DataAsync("{ taxRateHistory(countryCode: \"DE\", first: 1) { totalCount nodes { rateBasisPoints setById } pageInfo { hasNextPage } } }")).At("taxRateHistory");

        Assert.Equal((1_600, 2_000), (now, later));
        Assert.Equal("""{"totalCount":2,"nodes":[{"rateBasisPoints":2000,"setById":"usr_ada"}],"pageInfo":{"hasNextPage":true}}""", history.GetRawText());
    }

    [Fact]
    public async Task An_order_keeps_the_rate_that_it_was_placed_at()
    {
        var id = await _shop.PlacedAsync();
        await SetAsync(new { idempotencyKey = "1", countryCode = "DE", taxClass = "STANDARD", rateBasisPoints = 500 });
        var later = await _shop.PlacedAsync(_shop.Others.AddCart("crt_2", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200)));

        Assert.Equal((1_900, 383L), await LineTaxAsync(id));
        Assert.Equal((500, 57L), await LineTaxAsync(later));
    }

    [Fact]
    public async Task The_same_key_sets_one_rate()
    {
        var input = new { idempotencyKey = "1", countryCode = "DE", taxClass = "STANDARD", rateBasisPoints = 1_600 };
        var ids = (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SetAsync(input)))).Select(payload => payload.Text("taxRate.id")).Distinct();
        var reused = await SetAsync(input with { rateBasisPoints = 1_700 });

        Assert.Single(ids);
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], reused.UserErrorCodes());
    }

    [Fact]
    public async Task Rates_survive_a_restart()
    {
        await SetAsync(new { idempotencyKey = "1", countryCode = "US", region = "new york", taxClass = "STANDARD", rateBasisPoints = 888 });
        await _shop.RestartAsync();

        var taxes = (await _shop.Orders.Anonymous().DataAsync("{ destinationTaxes(countryCode: \"US\", region: \"NY\") { region pricesIncludeTax standardBasisPoints reducedBasisPoints } }")).At("destinationTaxes");
        Assert.Equal("""{"region":"NY","pricesIncludeTax":false,"standardBasisPoints":888,"reducedBasisPoints":888}""", taxes.GetRawText());
    }

    [Theory]
    [InlineData("Germany", "STANDARD", 1_900, null, "countryCode")]
    [InlineData("DE", "ZERO", 1_900, null, "taxClass")]
    [InlineData("DE", "STANDARD", -1, null, "rateBasisPoints")]
    [InlineData("DE", "STANDARD", 10_001, null, "rateBasisPoints")]
    [InlineData("US", "STANDARD", 100, " ", "region")]
    [InlineData("US", "STANDARD", 100, "N\nY", "region")]
    public async Task Bad_fields_are_named(string countryCode, string taxClass, int rateBasisPoints, string? region, string field)
    {
        var payload = await SetAsync(new { idempotencyKey = "1", countryCode, taxClass, rateBasisPoints, region });

        Assert.Equal(["INVALID"], payload.UserErrorCodes());
        Assert.Equal(field, payload.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task The_past_cannot_be_changed()
    {
        var payload = await SetAsync(new { idempotencyKey = "1", countryCode = "DE", taxClass = "STANDARD", rateBasisPoints = 1, validFrom = _shop.Clock.GetUtcNow().AddSeconds(-1) });

        Assert.Equal("validFrom", payload.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task Only_administrators_set_rates_and_read_their_history()
    {
        var input = new { idempotencyKey = "1", countryCode = "DE", taxClass = "STANDARD", rateBasisPoints = 1 };
        foreach (var (client, code) in new[] { (_shop.Orders.Anonymous(), "UNAUTHENTICATED"), (_shop.Orders.As(Shop.Birch), "FORBIDDEN"), (_shop.Orders.As(Shop.Support), "FORBIDDEN") })
        {
            Assert.Equal([code], (await client.SendAsync(Mutation, new { input })).ErrorCodes);
            Assert.Equal([code], (await client.SendAsync("{ taxRateHistory(countryCode: \"DE\") { totalCount } }")).ErrorCodes);
        }

        Assert.Equal(1_900, await StandardAsync("DE"));
    }

    private async Task<JsonElement> SetAsync(object input) => (await _shop.Orders.As(Shop.Admin).DataAsync(Mutation, new { input })).At("taxRateSet");

    private async Task<int> StandardAsync(string country) =>
        (await _shop.Orders.Anonymous().DataAsync("query($c: String!) { destinationTaxes(countryCode: $c) { standardBasisPoints } }", new { c = country })).At("destinationTaxes.standardBasisPoints").GetInt32();

    private async Task<(int Rate, long Tax)> LineTaxAsync(string orderId)
    {
        var line = (await _shop.Orders.As(Shop.Sam).DataAsync("query($id: ID!) { order(id: $id) { sellerOrders { lines { taxRateBasisPoints tax { minorUnits } } } } }", new { id = orderId })).At("order.sellerOrders.0.lines.0");
        return (line.At("taxRateBasisPoints").GetInt32(), line.At("tax.minorUnits").GetInt64());
    }
}
