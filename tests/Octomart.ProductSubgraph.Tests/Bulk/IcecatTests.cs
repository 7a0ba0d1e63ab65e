using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

public class IcecatTests
{
    private const string Catalogue = "catalogue_icecat.jsonl.gz";

    [SharedDataFact(Catalogue)]
    public async Task Foreign_catalogue_of_twenty_thousand_goes_in_whole_and_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var file = await File.ReadAllBytesAsync(SharedDataFactAttribute.PathOf(Catalogue));

        var first = await EndAsync(client, await client.StartAsync(await client.UploadAsync(file), defaults: new { stock = 10 }));
        var second = await EndAsync(client, await client.StartAsync(await client.UploadAsync(file), defaults: new { stock = 10 }));

        Assert.Equal((19_406, 0, 0, 0), BulkClient.Counts(first));
        Assert.Equal((0, 0, 19_406, 0), BulkClient.Counts(second));
        Assert.Equal(19_406, (await harness.Subgraph.Anonymous().DataAsync("{ products(where: { inStock: true }) { totalCount } }")).At("products.totalCount").GetInt32());
    }

    // Twenty thousand take longer than a condition may on a slow machine: the subscription waits as long as it goes on.
    private static async Task<System.Text.Json.JsonElement> EndAsync(BulkClient client, string id)
    {
        await client.WatchAsync(id);
        return await client.LookAsync(id);
    }
}
