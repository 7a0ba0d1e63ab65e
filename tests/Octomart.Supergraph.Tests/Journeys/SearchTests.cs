using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

[Collection(ShopCollection.Name)]
public class SearchTests(ShopFixture fixture)
{
    [Fact]
    public async Task A_new_product_is_found_by_its_words_once_it_is_on_sale_and_not_before()
    {
        var seller = DemoSellers.All[1];
        using var owner = await fixture.SignInAsync(seller.Owner);
        var created = (await owner.DataAsync(
            "mutation($input: ProductCreateInput!) { productCreate(input: $input) { product { id } userErrors { code } } }",
            new { input = new { sellerId = seller.SellerId, title = "Zephyrine gramophone horn" } })).At("productCreate");
        Assert.Empty(created.UserErrorCodes());
        Assert.Equal(0, await HitsAsync("zephyrine"));

        var (_, productId) = await Catalogue.ListAsync(owner, seller.SellerId, "Zephyrine turntable mat", units: 5);

        await Eventually.HoldsAsync(async () => await HitsAsync("zephyrine") == 1, "the product on sale is found");
        var hit = (await fixture.Guest().DataAsync("{ search(query: \"zephyrine\") { hits { product { id title seller { name } } } } }")).At("search.hits.0.product");
        Assert.Equal(productId, hit.Text("id"));
        Assert.Equal(seller.Name, hit.Text("seller.name"));
    }

    [Fact]
    public async Task A_misspelt_word_is_corrected_and_said_so()
    {
        using var graph = fixture.Guest();
        await Eventually.HoldsAsync(async () => (await graph.DataAsync("{ search(query: \"headphones\") { totalCount } }")).At("search.totalCount").GetInt32() > 0, "headphones are found");

        var search = (await graph.DataAsync("{ search(query: \"headphoens\") { totalCount correctedQuery hits { product { title } } } }")).At("search");

        Assert.True(search.At("totalCount").GetInt32() > 0);
        Assert.False(string.IsNullOrEmpty(search.Text("correctedQuery")));
    }

    private async Task<int> HitsAsync(string query) =>
        (await fixture.Guest().DataAsync("query($q: String!) { search(query: $q) { totalCount } }", new { q = query })).At("search.totalCount").GetInt32();
}
