using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Products;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class BestsellingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Units_that_are_cancelled_or_sent_back_make_nothing_a_bestseller()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (chair, _) = await harness.ProductAsync("Chair");
        var (table, _) = await harness.ProductAsync("Table");
        await harness.Subgraph.PublishAsync(new OrderConfirmed(Order("ord_1", chair, 10)));
        await harness.Subgraph.PublishAsync(new OrderConfirmed(Order("ord_2", chair, 3)));
        await harness.Subgraph.PublishAsync(new OrderConfirmed(Order("ord_3", table, 5)));
        await SoldAsync(harness, (chair, 13), (table, 5));
        Assert.Equal(["Chair", "Table"], await BestsellersAsync(harness));

        await harness.Subgraph.PublishAsync(new SellerOrderCancelled(
            Order("ord_1", chair, 10), "ord_1-s", [new CancelledLine("ord_1-1", "var", 4)], Price, "BUYER", At));
        await harness.Subgraph.PublishAsync(Return("ord_1", chair, 10, "RECEIVED", [new ReturnedLine("ord_1-1", "var", 2)]));
        await harness.Subgraph.PublishAsync(Return("ord_1", chair, 10, "REFUNDED", null));
        await harness.Subgraph.PublishAsync(new OrderCancelled(Order("ord_2", chair, 3), "SELLER", [new CancelledLine("ord_2-1", "var", 3)]));

        await SoldAsync(harness, (chair, 4), (table, 5));
        Assert.Equal(["Table", "Chair"], await BestsellersAsync(harness));
    }

    [Fact]
    public async Task Cancellation_that_overtakes_its_sale_and_an_order_that_was_never_confirmed_leave_the_count_right()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (chair, _) = await harness.ProductAsync("Chair");
        var (table, _) = await harness.ProductAsync("Table");

        await harness.Subgraph.PublishAsync(new OrderCancelled(Order("ord_1", chair, 3), "BUYER", [new CancelledLine("ord_1-1", "var", 3)]));
        await SoldAsync(harness, (chair, -3));
        var early = await BestsellersAsync(harness);
        await harness.Subgraph.PublishAsync(new OrderConfirmed(Order("ord_1", chair, 3)));
        await harness.Subgraph.PublishAsync(new OrderCancelled(Order("ord_2", table, 9), "EXPIRED"));
        await harness.Subgraph.PublishAsync(new OrderConfirmed(Order("ord_3", table, 1)));

        await SoldAsync(harness, (chair, 0), (table, 1));
        Assert.Equal(2, early.Count);
        Assert.Equal(["Table", "Chair"], await BestsellersAsync(harness));
    }

    private static Money Price => new(4990, "EUR");

    private static OrderSnapshot Order(string id, string productId, int quantity) => new(
        id, "N1", "usr_shopper", null, "Buyer", Price, At,
        [
            new SellerOrderSnapshot(
                $"{id}-s", "S1", ProductHarness.SellerId, Price, Money.Zero("EUR"),
                [new OrderLineSnapshot($"{id}-1", "var", productId, "Thing", "SKU", quantity, Price, Price)]),
        ]);

    private static ReturnChanged Return(string orderId, string productId, int quantity, string status, IReadOnlyList<ReturnedLine>? accepted) =>
        new(Order(orderId, productId, quantity), $"{orderId}-s", "ret_1", "R1", status, Price, At, accepted);

    private static Task SoldAsync(ProductHarness harness, params (string ProductId, long Sold)[] expected) => Eventually.HoldsAsync(
        async () =>
        {
            var summaries = await harness.Subgraph.Store.Set<ProductSummary>().FindManyAsync([.. expected.Select(one => one.ProductId)], default);
            return expected.All(one => summaries[one.ProductId].Sold == one.Sold);
        },
        "the units sold");

    private static async Task<List<string>> BestsellersAsync(ProductHarness harness) =>
    [
        .. (await harness.Subgraph.Anonymous().DataAsync("{ products(orderBy: { field: BESTSELLING, direction: DESC }) { nodes { title } } }"))
            .At("products.nodes").EnumerateArray().Select(node => node.Text("title")),
    ];
}
