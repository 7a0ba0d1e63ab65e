using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Stock;

public sealed class AvailabilitySubscriptionsTests : IDisposable
{
    private const string Subscription = """
        subscription($ids: [ID!]!, $after: String) { availabilityChanged(variantIds: $ids, after: $after) { cursor variant { id } availability { inStock quantity lowStock restockAt } } }
        """;

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    private static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddHours(1);

    [Fact]
    public async Task Present_state_comes_first_then_each_change()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (_, table) = await harness.ProductAsync(stock: 0);
        await using var updates = Updates(harness.Subgraph.Anonymous(), [chair, table]);

        Assert.Equal(new[] { (chair, 10), (table, 0) }.Order(), new[] { await NextAsync(updates), await NextAsync(updates) }.Order());
        await harness.ReserveAsync("ord_1", Soon, (chair, 3));
        Assert.Equal((chair, 7), await NextAsync(updates));
        await harness.StockAsync(table, 2);
        Assert.Equal((table, 2), await NextAsync(updates));
    }

    [Fact]
    public async Task Client_that_lost_its_connection_hears_of_what_changed_since_and_of_nothing_else()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (_, table) = await harness.ProductAsync(stock: 5);
        string cursor;
        await using (var updates = Updates(harness.Subgraph.Anonymous(), [chair, table]))
        {
            await NextAsync(updates);
            await NextAsync(updates);
            cursor = updates.Current.Text("data.availabilityChanged.cursor");
        }

        await harness.ReserveAsync("ord_1", Soon, (chair, 3));
        await harness.ReserveAsync("ord_2", Soon, (chair, 3));
        await using var again = Updates(harness.Subgraph.Anonymous(), [table, chair], cursor);

        Assert.Equal((chair, 4), await NextAsync(again));
        await harness.ReserveAsync("ord_3", Soon, (table, 5));
        Assert.Equal((table, 0), await NextAsync(again));
    }

    [Fact]
    public async Task Many_changes_at_once_end_in_the_true_number_told_in_few_updates()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 100);
        await using var updates = Updates(harness.Subgraph.Anonymous(), [chair]);
        await NextAsync(updates);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => harness.ReserveAsync($"ord_{i}", Soon, (chair, 1))));
        var told = 0;
        do
        {
            told++;
        }
        while ((await NextAsync(updates)).Quantity != 40);

        Assert.True(told < 60, $"{told} updates");
    }

    [Fact]
    public async Task Wrong_variants_and_cursors_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync();
        var draft = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Secret" });
        var hidden = await harness.VariantAsync(draft.Text("product.id"), 100, "S-1");
        var cases = new (string[] Ids, string? After, string Code)[]
        {
            ([], null, "INVALID"),
            ([.. Enumerable.Range(0, 51).Select(i => $"var_{i}")], null, "INVALID"),
            (["var_unknown"], null, "NOT_FOUND"),
            ([chair, hidden], null, "NOT_FOUND"),
            ([chair], "nonsense", "INVALID_CURSOR"),
            ([chair], "12345678.1.2", "INVALID_CURSOR"),
        };

        foreach (var (ids, after, code) in cases)
        {
            await using var updates = Updates(harness.Subgraph.Anonymous(), ids, after);
            Assert.True(await updates.MoveNextAsync());
            Assert.Equal(code, updates.Current.Text("errors.0.extensions.code"));
        }
    }

    [Fact]
    public async Task Seller_says_when_stock_is_low_and_when_more_is_expected()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        await using var updates = Updates(harness.Subgraph.Anonymous(), [chair]);
        await NextAsync(updates);

        await harness.MemberAsync("variantStockUpdate", "VariantStockUpdateInput", "variant { version }", new { id = chair, version = 1, lowStockAt = 12, restockAt = Soon });

        await NextAsync(updates);
        var availability = updates.Current.At("data.availabilityChanged.availability");
        Assert.True(availability.At("lowStock").GetBoolean());
        Assert.Equal(JsonValueKind.String, availability.At("restockAt").ValueKind);
        var stranger = harness.Subgraph.As(ProductHarness.Stranger);
        var member = harness.Subgraph.As(ProductHarness.Member);
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "variantStockUpdate", "VariantStockUpdateInput", new { id = chair, version = 2 }));
        Assert.Equal(["VERSION_CONFLICT"], await ProductHarness.CodesAsync(member, "variantStockUpdate", "VariantStockUpdateInput", new { id = chair, version = 1 }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "variantStockUpdate", "VariantStockUpdateInput", new { id = chair, version = 2, lowStockAt = -1 }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "variantStockUpdate", "VariantStockUpdateInput", new { id = chair, version = 2, restockAt = "2020-01-01T00:00:00Z" }));
    }

    [Fact]
    public async Task Low_stock_is_told_once_each_time_that_the_threshold_is_crossed()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<StockLow>());
        var (_, chair) = await harness.ProductAsync(stock: 10);
        await harness.MemberAsync("variantStockUpdate", "VariantStockUpdateInput", "variant { id }", new { id = chair, version = 1, lowStockAt = 7 });

        await harness.ReserveAsync("ord_1", Soon, (chair, 2));
        await harness.ReserveAsync("ord_2", Soon, (chair, 1));
        await harness.ReserveAsync("ord_3", Soon, (chair, 4));
        await harness.ReleaseAsync("ord_3");
        await harness.ReleaseAsync("ord_2");
        await harness.ReserveAsync("ord_4", Soon, (chair, 8));

        await harness.Subgraph.EventAsync<StockLow>(e => e.Available == 0);
        Assert.Equal([7, 0], harness.Subgraph.Events<StockLow>().OrderBy(e => e.At).Select(e => e.Available));
    }

    public void Dispose() => _patience.Dispose();

    private IAsyncEnumerator<JsonElement> Updates(GraphQLClient client, string[] ids, string? after = null) =>
        client.SubscribeAsync(Subscription, new { ids, after }, _patience.Token).GetAsyncEnumerator(_patience.Token);

    private static async Task<(string VariantId, int Quantity)> NextAsync(IAsyncEnumerator<JsonElement> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        var update = updates.Current.At("data.availabilityChanged");
        return (update.Text("variant.id"), update.At("availability.quantity").GetInt32());
    }
}
