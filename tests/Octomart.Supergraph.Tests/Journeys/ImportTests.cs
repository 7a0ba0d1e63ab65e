using System.IO.Compression;
using System.Text;
using Octomart.AppHost;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>The import command as a person calls it, against the running shop.</summary>
[Collection(ShopCollection.Name)]
public sealed class ImportTests(ShopFixture fixture) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Good_lines_are_imported_bad_ones_are_skipped_and_a_second_import_changes_nothing()
    {
        var seller = DemoSellers.All[4];
        var file = Write("books.csv", """
            sku;name;price;stock;category;colour
            IMP-1;Vellichor atlas;19.90;5;Atlases;blue
            IMP-2;Vellichor globe;not a price;5;Atlases;red
            IMP-3;"Vellichor ""pocket"" map";4.5;0;Atlases;green
            IMP-4;Vellichor "stray quote;4.5;0;Atlases;green
            """);

        Assert.Equal(2, await ImportAsync(file, seller, "--dry-run"));
        Assert.Equal(0, await CountAsync(seller, "vellichor"));
        Assert.Equal(2, await ImportAsync(file, seller));
        await Eventually.HoldsAsync(async () => await CountAsync(seller, "vellichor") == 2, "both good lines are found");
        var versions = await VersionsAsync(seller);
        Assert.Equal(2, await ImportAsync(file, seller));

        Assert.Equal(versions, await VersionsAsync(seller));
    }

    [Fact]
    public async Task Json_lines_in_gzip_are_read_and_a_line_that_is_no_json_is_skipped()
    {
        var seller = DemoSellers.All[5];
        var path = Path.Combine(_folder, "hats.jsonl.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes("""
                {"id":"H1","title":"Umbrine hat","price_cents":2500,"attributes":{"t_colour":"black"}}
                {"id":"H2","title":
                {"id":"H3","title":"Umbrine scarf","price_cents":1500}
                """));
        }

        Assert.Equal(2, await ImportAsync(path, seller, "--category", "Hats", "--stock", "7", "--currency", "EUR"));

        await Eventually.HoldsAsync(async () => await CountAsync(seller, "umbrine") == 2, "both good lines are found");
    }

    [Theory]
    [InlineData("missing.csv", "cobalt-audio")]
    [InlineData("books.xml", "cobalt-audio")]
    [InlineData("books.csv", "no-such-seller")]
    public async Task What_cannot_be_imported_is_refused(string name, string seller)
    {
        if (name != "missing.csv")
        {
            Write(name, name.EndsWith(".xml", StringComparison.Ordinal) ? "<products><product/></products>" : "sku,name,price\nX,Y,1");
        }

        Assert.Equal(1, await AppHostProgram.Main(["import", Path.Combine(_folder, name), "--seller", seller, "--data", fixture.Shop.DataDirectory]));
    }

    [SharedDataFact("catalogue_retail_demo.jsonl.gz")]
    public async Task The_retail_catalogue_is_imported_whole_and_found_by_its_words()
    {
        var seller = DemoSellers.All[0];
        var file = SharedDataFactAttribute.PathOf("catalogue_retail_demo.jsonl.gz");

        Assert.Equal(0, await ImportAsync(file, seller, "--currency", "EUR"));

        await Eventually.HoldsAsync(async () => await CountAsync(seller, "expedition backpack") > 0, "an imported product is found by words of its text");
        var count = (await fixture.Guest().DataAsync("query($id: ID!) { seller(id: $id) { products { totalCount } } }", new { id = seller.SellerId })).At("seller.products.totalCount").GetInt32();
        Assert.True(count >= 2465, $"{count} products");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<int> ImportAsync(string file, DemoSeller seller, params IReadOnlyList<string> options) =>
        AppHostProgram.Main(["import", file, "--seller", seller.Slug, "--data", fixture.Shop.DataDirectory, .. options]);

    private async Task<int> CountAsync(DemoSeller seller, string words) => (await fixture.Guest().DataAsync(
        "query($q: String!) { search(query: $q, first: 50) { hits { product { seller { id } } } } }", new { q = words })).At("search.hits").EnumerateArray()
        .Count(hit => hit.Text("product.seller.id") == seller.SellerId);

    private async Task<string> VersionsAsync(DemoSeller seller) => (await fixture.Guest().DataAsync(
        "query($id: ID!) { seller(id: $id) { products(where: { }, first: 100) { nodes { id version } } } }", new { id = seller.SellerId })).GetRawText();
}
