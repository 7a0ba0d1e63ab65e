using Octomart.ProductSubgraph.Offers;
using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Tests.Offers;

public class BuyBoxTests
{
    // Price, available, from the buyer's country, stars, place in the list; the first is the one that must win.
    public static TheoryData<string, (long Price, int Available, bool Near, double Stars, int Position)[]> Rules() => new()
    {
        { "what can be bought beats what is cheaper", [(1200, 1, false, 0, 1), (900, 0, true, 5, 0)] },
        { "the lowest price wins", [(899, 1, false, 1.0, 2), (900, 500, true, 5, 0), (1000, 1, true, 5, 1)] },
        { "at the same price, what is sent from the buyer's country wins", [(900, 1, true, 1.0, 1), (900, 9, false, 5, 0)] },
        { "then the better-rated seller", [(900, 1, true, 4.5, 1), (900, 9, true, 4.4, 0)] },
        { "then the first in the list", [(900, 1, true, 4.5, 0), (900, 9, true, 4.5, 1)] },
        { "among what is sold out, the same rules hold", [(900, 0, false, 0, 1), (901, 0, true, 5, 0)] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Buy_box_follows_the_rules(string rule, (long Price, int Available, bool Near, double Stars, int Position)[] offers)
    {
        var all = offers.Select((offer, i) => new Offer(Variant($"var_{i}", offer.Position), offer.Price, offer.Available, offer.Near, offer.Stars)).ToList();

        Assert.True(BuyBox.Choose(all)!.Variant.Id == "var_0", rule);
        Assert.True(BuyBox.Choose(all.AsEnumerable().Reverse())!.Variant.Id == "var_0", $"{rule}, in whichever order the offers are read");
    }

    [Fact]
    public void Without_offers_there_is_no_buy_box() => Assert.Null(BuyBox.Choose([]));

    private static Variant Variant(string id, int position) =>
        new() { Id = id, ProductId = "prd_1", SellerId = $"sel_{id}", Sku = id, Position = position, CreatedAt = DateTimeOffset.UnixEpoch };
}
