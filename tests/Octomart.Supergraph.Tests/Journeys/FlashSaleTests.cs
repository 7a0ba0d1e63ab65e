using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

[Collection(ShopCollection.Name)]
public class FlashSaleTests(ShopFixture fixture)
{
    [Fact]
    public async Task Fifty_placements_at_once_on_ten_units_give_exactly_ten_orders()
    {
        var seller = DemoSellers.All[2];
        using var owner = await fixture.SignInAsync(seller.Owner);
        var (variantId, _) = await Catalogue.ListAsync(owner, seller.SellerId, "Limited summit flag", units: 10);
        var shoppers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var shopper = new Shopper(fixture.Guest());
            Assert.Empty((await shopper.AddAsync((variantId, 1))).UserErrorCodes());
            return shopper;
        }));

        var placed = await Task.WhenAll(shoppers.Select(shopper => shopper.PlaceAsync()));

        Assert.Equal(10, placed.Count(payload => payload.UserErrorCodes().Count == 0));
        Assert.All(placed.Where(payload => payload.UserErrorCodes().Count > 0), payload => Assert.Equal(["INSUFFICIENT_STOCK"], payload.UserErrorCodes()));
        var level = (await owner.DataAsync("query($id: ID!) { variant(id: $id) { inventory { onHand reserved available } } }", new { id = variantId })).At("variant.inventory.0");
        Assert.Equal("""{"onHand":10,"reserved":10,"available":0}""", level.GetRawText());
    }
}
