using System.Text.Json;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Commissions;

/// <summary>With a host of its own: rules for all sellers would meet other tests.</summary>
public sealed class CommissionTests : IClassFixture<SellerFixture>
{
    private readonly SellerFixture _fixture;

    public CommissionTests(SellerFixture fixture)
    {
        _fixture = fixture;
    }

    [Fact]
    public async Task The_most_specific_rule_wins()
    {
        var seller = await _fixture.ApprovedAsync(SellerFixture.NewUser());
        var (books, maps) = ($"cat_{Guid.NewGuid():N}", $"cat_{Guid.NewGuid():N}");

        Assert.Equal(1_000, await RateAsync(seller, books));
        await UpsertAsync(900);
        Assert.Equal(900, await RateAsync(seller, books));
        await UpsertAsync(800, categoryId: books);
        Assert.Equal(800, await RateAsync(seller, books));
        await UpsertAsync(1_200, sellerId: seller);
        Assert.Equal(1_200, await RateAsync(seller, books));
        await UpsertAsync(1_500, seller, books);
        Assert.Equal(1_500, await RateAsync(seller, books));
        Assert.Equal(1_200, await RateAsync(seller, maps));
        Assert.Equal(800, await RateAsync("sel_another", books));
        Assert.Equal(900, await RateAsync("sel_another"));
        await UpsertAsync(1_000);
    }

    [Fact]
    public async Task Of_several_categories_the_lowest_rate_counts()
    {
        var (books, maps) = ($"cat_{Guid.NewGuid():N}", $"cat_{Guid.NewGuid():N}");
        await UpsertAsync(700, categoryId: books);
        await UpsertAsync(600, categoryId: maps);

        Assert.Equal(600, await RateAsync("sel_any", books, maps));
        Assert.Equal(600, await RateAsync("sel_any", maps, books));
    }

    [Theory]
    [InlineData(1_999, "EUR", 225, 45)]
    [InlineData(1_000, "EUR", 225, 23)]
    [InlineData(500, "JPY", 225, 11)]
    [InlineData(1_234_567, "TND", 225, 27_778)]
    [InlineData(0, "EUR", 225, 0)]
    public async Task A_share_is_rounded_to_the_currencys_smallest_unit(long minorUnits, string currency, int rate, long commission)
    {
        var category = $"cat_{Guid.NewGuid():N}";
        await UpsertAsync(rate, categoryId: category);

        var quote = await QuoteAsync(new { sellerId = "sel_any", categoryIds = new[] { category }, amount = new { minorUnits, currency } });

        Assert.Equal((commission, currency), (quote.At("0.commission.minorUnits").GetInt64(), quote.Text("0.commission.currency")));
    }

    [Fact]
    public async Task A_fee_and_limits_count_in_their_currency_and_of_several_categories_the_one_that_takes_least()
    {
        var (books, maps) = ($"cat_{Guid.NewGuid():N}", $"cat_{Guid.NewGuid():N}");
        await UpsertAsync(500, categoryId: books, fees: [new { currency = "EUR", fixedMinorUnits = 200 }]);
        await UpsertAsync(1_000, categoryId: maps, fees: [new { currency = "EUR", maxMinorUnits = 900 }]);

        var cheap = await QuoteAsync(Sale("sel_any", books, maps, 1_000));
        var dear = await QuoteAsync(Sale("sel_any", books, maps, 20_000));

        Assert.Equal((100, 900), (cheap.At("0.commission.minorUnits").GetInt64(), dear.At("0.commission.minorUnits").GetInt64()));
    }

    [Fact]
    public async Task A_removed_rule_gives_way_to_the_next_and_admins_see_what_holds_for_all()
    {
        var category = $"cat_{Guid.NewGuid():N}";
        var rule = (await UpsertAsync(700, categoryId: category)).Text("rule.id");
        const string remove = "mutation($id: ID!) { commissionRuleRemove(input: { id: $id }) { rule { id } userErrors { code } } }";
        const string all = "{ commissionRules { id categoryId rateBasisPoints fees { fixed { minorUnits } } validFrom upcoming { validFrom } } }";

        var before = await _fixture.Seller.As(SellerFixture.Admin).DataAsync(all);
        await _fixture.Seller.As(SellerFixture.Admin).DataAsync(remove, new { id = rule });
        var again = await _fixture.Seller.As(SellerFixture.Admin).DataAsync(remove, new { id = rule });

        Assert.Contains(before.At("commissionRules").EnumerateArray(), each => each.Text("id") == rule && each.At("rateBasisPoints").GetInt32() == 700);
        Assert.NotEqual(700, await RateAsync("sel_any", category));
        Assert.Equal(["NOT_FOUND"], again.At("commissionRuleRemove").UserErrorCodes());
        Assert.Equal(["FORBIDDEN"], (await _fixture.Seller.As(SellerFixture.NewUser()).SendAsync(all)).ErrorCodes);
    }

    [Theory]
    [InlineData("EUR", -1, null, null)]
    [InlineData("EUR", 0, 200L, 100L)]
    public async Task A_fee_that_makes_no_sense_is_refused(string currency, long fixedMinorUnits, long? minMinorUnits, long? maxMinorUnits) =>
        Assert.Equal(["INVALID"], (await UpsertAsync(500, fees: [new { currency, fixedMinorUnits, minMinorUnits, maxMinorUnits }])).UserErrorCodes());

    [Fact]
    public async Task Many_sales_are_answered_in_their_order()
    {
        var seller = await _fixture.ApprovedAsync(SellerFixture.NewUser());
        await UpsertAsync(500, sellerId: seller);

        var quote = await QuoteAsync([.. Enumerable.Range(0, 40).Select(i => Sale(i % 2 == 0 ? seller : "sel_any"))]);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? seller : "sel_any"), quote.EnumerateArray().Select(line => line.Text("sellerId")));
        Assert.Equal(500, quote.At("0.rateBasisPoints").GetInt32());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public async Task A_share_is_from_nothing_to_all(int rate) => Assert.Equal(["INVALID"], (await UpsertAsync(rate)).UserErrorCodes());

    [Fact]
    public async Task A_rule_for_an_unknown_seller_is_refused() =>
        Assert.Equal(["NOT_FOUND"], (await UpsertAsync(500, "sel_unknown")).UserErrorCodes());

    [Theory]
    [InlineData("")]
    [InlineData("what is a category?")]
    public async Task A_rule_for_what_is_no_category_is_refused(string categoryId) =>
        Assert.Equal(["INVALID"], (await UpsertAsync(500, categoryId: categoryId)).UserErrorCodes());

    [Fact]
    public async Task Setting_a_rule_many_times_at_once_leaves_one()
    {
        var owner = SellerFixture.NewUser();
        var seller = await _fixture.ApprovedAsync(owner);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => UpsertAsync(500 + i, seller)));

        Assert.All(answers, answer => Assert.Empty(answer.UserErrorCodes()));
        var rules = await _fixture.Seller.As(owner).DataAsync("query($id: ID!) { seller(id: $id) { commissionRules { id } } }", new { id = seller });
        Assert.Equal(1, rules.At("seller.commissionRules").GetArrayLength());
    }

    [Fact]
    public async Task Rules_are_set_by_admins_and_quotes_asked_for_by_services()
    {
        var owner = SellerFixture.NewUser();
        var seller = await _fixture.ApprovedAsync(owner);
        var member = TestUser.SellerMember(owner.Id, seller);
        const string upsert = "mutation { commissionRuleUpsert(input: { rateBasisPoints: 0 }) { rule { id } } }";
        const string quote = "{ commissionQuote(input: { lines: [] }) { lines { rateBasisPoints } } }";

        Assert.Equal(["FORBIDDEN"], (await _fixture.Seller.As(member).SendAsync(upsert)).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await _fixture.Guest.SendAsync(upsert)).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await _fixture.Seller.As(SellerFixture.Admin).SendAsync(quote)).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await _fixture.Guest.SendAsync(quote)).ErrorCodes);
    }

    private static object Sale(string sellerId, params string[] categoryIds) =>
        new { sellerId, categoryIds, amount = new { minorUnits = 10_000, currency = "EUR" } };

    private static object Sale(string sellerId, string oneCategory, string otherCategory, long minorUnits) =>
        new { sellerId, categoryIds = new[] { oneCategory, otherCategory }, amount = new { minorUnits, currency = "EUR" } };

    private async Task<int> RateAsync(string sellerId, params string[] categoryIds) =>
        (await QuoteAsync(Sale(sellerId, categoryIds))).At("0.rateBasisPoints").GetInt32();

    private async Task<JsonElement> QuoteAsync(params object[] lines) => (await _fixture.Seller.AsService("order").DataAsync(
        "query($input: CommissionQuoteInput!) { commissionQuote(input: $input) { lines { sellerId rateBasisPoints commission { minorUnits currency } } } }",
        new { input = new { lines } })).At("commissionQuote.lines");

    private async Task<JsonElement> UpsertAsync(int rateBasisPoints, string? sellerId = null, string? categoryId = null, object[]? fees = null) =>
        (await _fixture.Seller.As(SellerFixture.Admin).DataAsync(
            "mutation($input: CommissionRuleUpsertInput!) { commissionRuleUpsert(input: $input) { rule { id rateBasisPoints } userErrors { code } } }",
            new { input = new { rateBasisPoints, sellerId, categoryId, fees } })).At("commissionRuleUpsert");
}
