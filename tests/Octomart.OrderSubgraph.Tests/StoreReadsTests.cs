using System.Collections.Immutable;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

[CollectionDefinition(nameof(StoreReadsTests), DisableParallelization = true)]
[Collection(nameof(StoreReadsTests))]
public sealed class StoreReadsTests : IAsyncLifetime
{
    private const string Part = "id status lines { id } delivery { code } documents { number } packingSlipUrl fulfilments { id } returns { id } seller { id deliveryMethods { code } } order { id number }";

    private static readonly string[] Collections = ["orders", "seller_orders", "documents", "delivery_methods", "tax_rates", "returns", "placements"];

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await StoreReads.WhenQuietAsync(Collections);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Lists_and_entities_need_one_read_a_kind_of_document_however_many_orders_there_are()
    {
        var ids = await OrdersAsync(100);
        foreach (var size in new[] { 1, 10, 100 })
        {
            var shown = 0;
            var listed = await StoreReads.CountAsync(
                async () => shown = (await _shop.Orders.As(Shop.Admin).DataAsync($"{{ orders(first: {size}) {{ totalCount nodes {{ id timeline {{ totalCount }} documents {{ url }} sellerOrders {{ {Part} }} }} }} }}"))
                    .At("orders.nodes").GetArrayLength(), Collections);
            var resolved = await StoreReads.CountAsync(
                () => _shop.Orders.As(Shop.Admin).DataAsync(
                    $"query($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on Order {{ documents {{ url }} sellerOrders {{ {Part} }} }} }} }}",
                    new { r = ids.Take(size).Select(id => new { __typename = "Order", id }) }), Collections);

            // The page and its count; parts; documents; delivery methods; the orders behind the parts.
            Assert.Equal((size, size, 6L), (size, shown, listed));
            Assert.True(resolved <= 5, $"{size}: {resolved} reads");
        }
    }

    [Fact]
    public async Task The_lists_of_a_seller_and_of_a_buyer_need_one_read_a_kind_of_document()
    {
        await OrdersAsync(100);
        foreach (var (who, type, id, fields) in new[] { (Shop.Birch, "Seller", "sel_birch", Part), (Shop.Sam, "User", Shop.Sam.Id, $"id timeline {{ totalCount }} documents {{ url }} sellerOrders {{ {Part} }}") })
        {
            var reads = new List<long>();
            foreach (var size in new[] { 1, 10, 100 })
            {
                var shown = 0;
                reads.Add(await StoreReads.CountAsync(
                    async () => shown = (await _shop.Orders.As(who).DataAsync(
                        $"query($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on {type} {{ orders(first: {size}) {{ totalCount nodes {{ {fields} }} }} }} }} }}",
                        new { r = new[] { new { __typename = type, id } } })).At("_entities.0.orders.nodes").GetArrayLength(), Collections));
                Assert.Equal(size, shown);
            }

            Assert.Single(reads.Distinct());
        }
    }

    [Fact]
    public async Task A_quote_asks_cart_once_and_reads_rates_once_however_many_lines_and_sellers_there_are()
    {
        foreach (var size in new[] { 1, 10, 100 })
        {
            var cart = _shop.Others.AddCart(
                $"crt_{size}", userId: Shop.Sam.Id,
                lines: [.. Enumerable.Range(0, size).Select(index => new FakeCartLine($"crl_{index}", "var_mug", $"sel_{index}", 1, 1_200))]);
            var asked = _shop.Others.Fakes.Calls.Count;

            var reads = await StoreReads.CountAsync(
                async () => Assert.Equal(size, (await _shop.Orders.As(Shop.Sam).DataAsync(
                    "query($id: ID!, $address: AddressInput!) { checkoutQuote(cartId: $id, address: $address) { total { minorUnits } parts { seller { id } taxes { rateBasisPoints } lines { tax { minorUnits } } } } }",
                    new { id = cart.Id, address = Shop.Address() })).At("checkoutQuote.parts").GetArrayLength()), Collections);

            // Rates of taxes are in memory after the first time.
            Assert.True(reads <= (size == 1 ? 2 : 1), $"{size}: {reads} reads");
            Assert.Equal(1, _shop.Others.Fakes.Calls.Count - asked);
        }
    }

    /// <summary>Copies of one order, each with a part of its own.</summary>
    private async Task<IReadOnlyList<string>> OrdersAsync(int count)
    {
        var order = await _shop.FindAsync(await _shop.ConfirmedAsync());
        var part = (await _shop.Orders.Store.Set<SellerOrder>().FindAsync(order.Parts[0].SellerOrderId, CancellationToken.None))!;
        await _shop.Orders.Store.WriteAsync((work, _) =>
        {
            for (var i = 1; i < count; i++)
            {
                var partId = $"sor_copy{i}";
                work.Insert(part with { Id = partId, OrderId = $"ord_copy{i}", Number = $"{order.Number}{i}-1" });
                work.Insert(order with
                {
                    Id = $"ord_copy{i}",
                    Number = $"{order.Number}{i}",
                    Parts = ImmutableArray.Create(order.Parts[0] with { SellerOrderId = partId }),
                });
            }

            return Task.FromResult(count);
        }, CancellationToken.None);
        return [order.Id, .. Enumerable.Range(1, count - 1).Select(i => $"ord_copy{i}")];
    }
}
