using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.ProductSubgraph.Tests.Stock;

public class StockRestockTests
{
    private static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddMinutes(20);

    [Fact]
    public async Task Sold_units_come_back_once_under_an_id_and_a_release_gives_back_the_rest()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await SoldAsync(harness, 4);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => harness.RestockAsync("ord_1", "gbk_1", (variantId, 1))));
        var other = await harness.RestockAsync("ord_1", "gbk_1", (variantId, 2));

        Assert.All(answers, answer => Assert.Empty(answer.UserErrorCodes()));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.UserErrorCodes());
        Assert.Equal((7, 0, 7), await harness.LevelAsync(variantId));

        await harness.ReleaseAsync("ord_1");
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
        Assert.Equal(["RESERVATION_RELEASED"], (await harness.RestockAsync("ord_1", "gbk_2", (variantId, 1))).UserErrorCodes());
        Assert.Empty((await harness.RestockAsync("ord_1", "gbk_1", (variantId, 1))).UserErrorCodes());
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
    }

    [StoresFact]
    public async Task Never_more_comes_back_than_was_sold_however_many_ask_at_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await SoldAsync(harness, 4);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => harness.RestockAsync("ord_1", $"gbk_{i}", (variantId, 1))));

        Assert.Equal(4, answers.Count(answer => answer.UserErrorCodes().Count == 0));
        Assert.All(answers.SelectMany(answer => answer.UserErrorCodes()), code => Assert.Equal("INVALID", code));
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
    }

    [Fact]
    public async Task Several_lines_come_back_together_or_not_at_all()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, first) = await harness.ProductAsync(stock: 10);
        var (_, second) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", Soon, (first, 2), (second, 3));
        await harness.CommitAsync("ord_1");

        Assert.Equal(["INVALID"], (await harness.RestockAsync("ord_1", "gbk_1", (first, 1), (second, 4))).UserErrorCodes());
        Assert.Equal((8, 0, 8), await harness.LevelAsync(first));

        Assert.Empty((await harness.RestockAsync("ord_1", "gbk_1", (first, 1), (second, 3))).UserErrorCodes());
        Assert.Equal((9, 0, 9), await harness.LevelAsync(first));
        Assert.Equal((10, 0, 10), await harness.LevelAsync(second));
    }

    [Fact]
    public async Task Only_what_was_sold_comes_back()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", Soon, (variantId, 2));

        Assert.Equal(["INVALID"], (await harness.RestockAsync("ord_1", "gbk_1", (variantId, 1))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await harness.RestockAsync("ord_unknown", "gbk_1", (variantId, 1))).UserErrorCodes());
        Assert.Equal((10, 2, 8), await harness.LevelAsync(variantId));
    }

    public static TheoryData<string, int> BadInputs => new() { { "", 1 }, { "gbk_1", 0 }, { "gbk_1", -1 }, { "gbk_1", int.MaxValue } };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public async Task Bad_input_is_refused(string restockId, int quantity)
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await SoldAsync(harness, 4);

        var answer = await harness.RestockAsync("ord_1", restockId, (variantId, quantity));

        Assert.Equal(["INVALID"], answer.UserErrorCodes());
        Assert.Equal((6, 0, 6), await harness.LevelAsync(variantId));
        Assert.Equal(["INVALID"], (await harness.RestockAsync("ord_1", "gbk_1")).UserErrorCodes());
    }

    private static async Task<(string ProductId, string VariantId)> SoldAsync(ProductHarness harness, int quantity)
    {
        var (id, variantId) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", Soon, (variantId, quantity));
        await harness.CommitAsync("ord_1");
        return (id, variantId);
    }
}
