using System.Text.RegularExpressions;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Orders;

public sealed class OrderNumberTests
{
    [Fact]
    public void Numbers_are_random_and_have_no_letters_that_are_read_for_each_other()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(_ => OrderNumber.New()).ToList();

        Assert.Equal(1_000, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches(new Regex("^OM-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}$"), number));
        Assert.NotEqual(numbers.Order(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public async Task Of_two_orders_with_one_number_the_later_gets_another_for_itself_and_its_parts()
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.FindAsync(await shop.PlacedAsync());
        var cart = shop.Others.AddCart("crt_2", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var reached = shop.Others.HangAt("cartConvert", afterEffect: false);
        _ = shop.PlaceAsync(cart);
        await reached;

        // The crash keeps the placement; what it holds as the order's number is taken.
        var open = (await shop.Orders.Store.Set<Placement>().ListAsync(new() { Where = placement => placement.CartId == "crt_2" }, CancellationToken.None)).Single();
        await shop.Orders.Store.WriteAsync(async (work, token) =>
        {
            var placement = (await work.FindAsync<Placement>(open.Id, token))!;
            var draft = placement.Draft!;
            work.Update(placement with
            {
                Draft = new PlacementDraft(
                    draft.Order with { Number = first.Number },
                    [.. draft.SellerOrders.Select(part => part with { Number = part.Number.Replace(draft.Order.Number, first.Number, StringComparison.Ordinal) })]),
            });
        }, CancellationToken.None);
        await shop.RestartAsync();
        shop.Others.Mend("cartConvert");
        await shop.RunUntilAsync(
            async () => (await shop.Orders.Store.Set<Placement>().FindAsync(open.Id, CancellationToken.None))!.State == PlacementState.Placed, "the order is placed");

        var second = await shop.ReadAsync(open.OrderId);
        Assert.NotEqual(first.Number, second.Text("number"));
        Assert.Equal($"{second.Text("number")}-1", second.Text("sellerOrders.0.number"));
        Assert.Equal(first.Number, (await shop.FindAsync(first.Id)).Number);
    }
}
