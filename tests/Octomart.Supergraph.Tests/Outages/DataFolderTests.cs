using Octomart.AppHost.Shop;
using Octomart.DemoShop;
using Octomart.Supergraph.Tests.Journeys;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Outages;

/// <summary>What a data folder promises: one owner at a time, and nothing lost over a restart.</summary>
public sealed class DataFolderTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-restart-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task State_survives_a_restart_and_a_second_process_on_the_folder_is_refused()
    {
        var shopper = await PlaceInFirstRunAsync();

        await using var shop = await ShopHost.StartAsync(ShopFixture.Options(_folder), new SilentProgress(), CancellationToken.None);
        using var graph = new GraphQLClient(shop.Url);
        var order = (await graph.DataAsync(
            "query($id: ID!, $token: String) { order(id: $id, guestToken: $token) { id status sellerOrders { lines { titleSnapshot quantity } } } }", new { id = shopper.OrderId, token = shopper.OrderToken })).At("order");
        var search = await graph.DataAsync("{ search(query: \"headphones\", first: 1) { totalCount } }");

        Assert.Equal(shopper.OrderId, order.Text("id"));
        Assert.True(search.At("search.totalCount").GetInt32() > 0);
        await Assert.ThrowsAsync<DataFolderInUseException>(() => ShopHost.StartAsync(ShopFixture.Options(_folder), new SilentProgress(), CancellationToken.None));
    }

    private async Task<Shopper> PlaceInFirstRunAsync()
    {
        await using var shop = await ShopHost.StartAsync(ShopFixture.Options(_folder), new SilentProgress(), CancellationToken.None);
        var shopper = new Shopper(new GraphQLClient(shop.Url));
        var variant = (await Catalogue.VariantsOfAsync(shopper.Graph, DemoSellers.All[1]))[0];
        await shopper.AddAsync((variant.Text("id"), 1));
        Assert.Empty((await shopper.PlaceAsync()).UserErrorCodes());
        await Eventually.HoldsAsync(async () => (await shopper.Graph.DataAsync("{ search(query: \"headphones\") { totalCount } }")).At("search.totalCount").GetInt32() > 0, "the search index fills");
        return shopper;
    }
}
