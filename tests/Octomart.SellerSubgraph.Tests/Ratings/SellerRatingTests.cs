using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Ratings;

[Collection(SellerCollection.Name)]
public sealed class SellerRatingTests(SellerFixture fixture)
{
    [Fact]
    public async Task A_sellers_rating_is_the_average_of_all_ratings_of_its_products()
    {
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());
        var (chair, lamp) = (NewProduct(), NewProduct());
        Assert.Null(await RatingAsync(id));

        await fixture.Seller.PublishAsync(Product(chair, id, 5.0, 3, version: 2));
        await fixture.Seller.PublishAsync(Product(lamp, id, 2.0, 1, version: 1));
        await fixture.Seller.PublishAsync(Product(NewProduct(), id, 0, 0, version: 1));
        await ExpectAsync(id, 4.25);

        await fixture.Seller.PublishAsync(Product(chair, id, 4.0, 4, version: 3));
        await fixture.Seller.PublishAsync(Product(chair, id, 1.0, 9, version: 1)); // An old one that arrives late.
        await ExpectAsync(id, 3.6);

        await fixture.Seller.PublishAsync(Product(chair, id, 0, 0, version: 4));
        await ExpectAsync(id, 2.0);
    }

    private static string NewProduct() => $"prd_{Guid.NewGuid():N}";

    private static ProductChanged Product(string productId, string sellerId, double average, int count, long version) => new(
        productId, productId, sellerId, "ACTIVE", "A product", null, "", [], [], null, null, true, average, count, DateTimeOffset.UnixEpoch, version);

    private Task ExpectAsync(string id, double rating) =>
        Eventually.HoldsAsync(async () => await RatingAsync(id) == rating, $"a rating of {rating}");

    private async Task<double?> RatingAsync(string id) =>
        (await fixture.Guest.DataAsync("query($id: ID!) { seller(id: $id) { rating } }", new { id })).At("seller.rating") is { ValueKind: JsonValueKind.Number } rating
            ? rating.GetDouble()
            : null;
}
