using System.Text.Json;
using Octomart.AppHost.Shop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Outages;

/// <summary>Takes each subgraph away in turn: the rest of the page stands, with an error at the path that failed.</summary>
public sealed class SubgraphOutageTests : IAsyncLifetime
{
    private const string Page = """
        query($id: ID!) {
          product(id: $id) { title seller { name } similar(first: 2) { product { title } } sentiment { positive } reviews(first: 1) { nodes { body author { displayName } } } }
          search(query: "lamp", first: 1) { hits { product { title } } }
          seller(slug: "cobalt-audio") { name products(first: 1) { nodes { title } } }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-outage-").FullName;
    private ShopHost _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopHost.StartAsync(ShopFixture.Options(_folder), new SilentProgress(), CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Whichever_subgraph_is_down_the_rest_of_the_page_stands()
    {
        using var graph = new GraphQLClient(_shop.Url);
        var id = (await graph.DataAsync("{ products(where: { ratingGte: 3 }, first: 1) { nodes { id } } }")).Text("products.nodes.0.id");
        Assert.Empty((await graph.SendAsync(Page, new { id })).Errors);

        // One after the other, from the edge inwards: what each takes with it, and what must still stand.
        await StopAsync("notification", "cart", "order", "payment");
        var reply = await graph.SendAsync(Page, new { id });
        Assert.Empty(reply.Errors);

        await StopAsync("auth");
        reply = await graph.SendAsync(Page, new { id });
        Assert.Equal(JsonValueKind.String, reply.Data.At("product.reviews.nodes.0.body").ValueKind);
        AssertLost(reply, "product.reviews.nodes.0.author.displayName", "product.title");

        await StopAsync("ai");
        reply = await graph.SendAsync(Page, new { id });
        AssertLost(reply, "product.similar", "product.title");
        AssertLost(reply, "search", "seller.name");

        await StopAsync("seller");
        reply = await graph.SendAsync(Page, new { id });
        AssertLost(reply, "product.seller.name", "product.title");

        await StopAsync("product");
        reply = await graph.SendAsync(Page, new { id });
        Assert.Equal(JsonValueKind.Null, reply.Data.At("product").ValueKind);
        Assert.NotEmpty(reply.Errors);
    }

    private async Task StopAsync(params IReadOnlyList<string> subgraphs)
    {
        foreach (var subgraph in subgraphs)
        {
            await _shop.StopSubgraphAsync(subgraph);
        }
    }

    private static void AssertLost(GraphQLReply reply, string lost, string standing)
    {
        Assert.Equal(JsonValueKind.String, reply.Data.At(standing).ValueKind);
        var paths = reply.Errors.Select(error => error.TryGetProperty("path", out var path) ? string.Join('.', path.EnumerateArray().Select(step => step.ToString())) : "").ToList();
        Assert.Contains(paths, path => path.Length > 0 && (lost.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(lost, StringComparison.Ordinal)));
        Assert.All(reply.ErrorCodes, code => Assert.False(string.IsNullOrEmpty(code)));
    }
}
