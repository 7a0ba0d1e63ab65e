using System.Diagnostics.CodeAnalysis;

namespace Octomart.Shop.Bench.Scenarios;

/// <summary>Something that shoppers do over and over.</summary>
/// <param name="Name">For the table and <c>--only</c>.</param>
/// <param name="Writes">Whether its floor is commits; otherwise it is bytes.</param>
/// <param name="NewShopper">A shopper by number; what it returns is one step, which says how many bytes were answered.</param>
internal sealed record Scenario(string Name, bool Writes, Func<int, Func<Task<int>>> NewShopper)
{
    private const int LinesOfACart = 5;

    public static IReadOnlyList<Scenario> All(GraphClient graph, Goods goods) =>
    [
        new("product page", false, _ => Reading(graph, [.. goods.ProductIds.Select(id => GraphClient.Body("BenchProductPage", new { id }))])),
        new("list with facets", false, _ => Reading(graph, [.. ListingBodies(goods)])),
        new("add to cart", true, _ => AddingToCarts(graph, goods)),
        new("purchase", true, _ => Buying(graph, goods)),
    ];

    private static Func<Task<int>> Reading(GraphClient graph, byte[][] bodies) => async () => (await graph.AskAsync(Any(bodies))).Length;

    private static Func<Task<int>> AddingToCarts(GraphClient graph, Goods goods)
    {
        var shopper = new Shopper(graph);
        var lines = 0;
        return async () =>
        {
            if (lines++ % LinesOfACart == 0)
            {
                shopper = new Shopper(graph);
            }

            await shopper.AddToCartAsync(Any(goods.VariantIds));
            return 0;
        };
    }

    private static Func<Task<int>> Buying(GraphClient graph, Goods goods) => async () =>
    {
        await new Shopper(graph).BuyAsync(Any(goods.VariantIds));
        return 0;
    };

    private static IEnumerable<byte[]> ListingBodies(Goods goods)
    {
        yield return GraphClient.Body("ProductList", new { first = 24 });
        yield return GraphClient.Body("ProductList", new { first = 24, where = new { inStock = true } });
        yield return GraphClient.Body("ProductList", new { first = 24, orderBy = new { field = "RATING", direction = "DESC" } });
        yield return GraphClient.Body("ProductList", new { first = 24, where = new { categoryId = goods.CategoryId } });
    }

    [SuppressMessage("Security", "CA5394", Justification = "Which product is looked at is no secret.")]
    private static T Any<T>(IReadOnlyList<T> items) => items[Random.Shared.Next(items.Count)];
}
