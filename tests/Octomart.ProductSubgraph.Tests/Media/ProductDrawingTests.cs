using System.Net;
using System.Xml.Linq;
using Octomart.DemoShop.Catalogue;
using Octomart.ProductSubgraph.Media.Drawing;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Media;

public class ProductDrawingTests
{
    [Fact]
    public void Every_motif_is_valid_and_all_its_colours_are_known()
    {
        Assert.All(Motif.Names, name =>
        {
            var svg = $"<svg>{Palette.For("red", 7).Fill(Motif.ShapesOf(name), "#123456")}</svg>";
            Assert.NotEmpty(XDocument.Parse(svg).Root!.Elements());
            Assert.DoesNotContain('{', svg);
        });
    }

    [Theory]
    [InlineData("Torp Bentwood Chair", "Chairs", "chair")]
    [InlineData("Wireless Headphones with Microphone", "Headphones", "headphones")]
    [InlineData("Fernway Winter Sleeping Bag", "Sleeping Bags & Mats", "sleepingbag")]
    [InlineData("Bread on Saturday Cookbook", "Cookbooks", "books")]
    [InlineData("Foolscap Leather Journal", "Notebooks & Paper", "notebook")]
    [InlineData("Xerox 006R90321 toner cartridge Original Black 6 pc(s)", "Imported", "cartridge")]
    [InlineData("Gentle Summer Breeze", "Necklace", "necklace")]
    [InlineData("Something unheard of", "Imported", "box")]
    public void Motif_is_chosen_by_what_the_product_is(string title, string category, string motif) => Assert.Equal(motif, MotifChooser.Choose(title, ["Shop", category]));

    [Fact]
    public void Same_product_is_always_drawn_alike_and_others_differ()
    {
        var drawings = DemoCatalogue.Products.Take(40).Select(product => ProductDrawing.Draw(product.ProductId, product.Title, [product.Category.Name], null, false)).ToList();

        Assert.Equal(drawings, DemoCatalogue.Products.Take(40).Select(product => ProductDrawing.Draw(product.ProductId, product.Title, [product.Category.Name], null, false)));
        Assert.True(drawings.Distinct().Count() > 36);
        Assert.All(drawings, drawing => XDocument.Parse(drawing));
    }

    [Fact]
    public async Task Picture_is_served_to_be_cached_and_can_do_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync("Oak chair");
        var url = (await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { image { url alt position kind } } }", new { id })).Text("product.image.url");
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(harness.Subgraph.Url + url));
        using var again = new HttpRequestMessage(HttpMethod.Get, harness.Subgraph.Url + url);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await http.SendAsync(again);
        using var missing = await http.GetAsync(new Uri($"{harness.Subgraph.Url}/media/products/{id}/99.svg"));

        Assert.StartsWith("/media/products/", url, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Name.LocalName);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}
