using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Categories;

public class CategoryUpsertTests
{
    [Fact]
    public async Task Category_moves_with_all_below_it_but_never_into_itself()
    {
        await using var harness = await ProductHarness.StartAsync();
        var home = await harness.CategoryAsync("Home");
        var garden = await harness.CategoryAsync("Garden");
        var chairs = await harness.CategoryAsync("Chairs", home);
        var stools = await harness.CategoryAsync("Stools", chairs);
        var admin = harness.Subgraph.As(ProductHarness.Admin);

        await ProductHarness.OkAsync(admin, "categoryUpsert", "CategoryUpsertInput", "category { version }", new { id = chairs, version = 1, parentId = garden });

        var data = await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { category(id: $id) { ancestors { name } } }", new { id = stools });
        Assert.Equal(["Garden", "Chairs"], data.At("category.ancestors").EnumerateArray().Select(ancestor => ancestor.Text("name")));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { id = garden, version = 1, parentId = stools }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { id = garden, version = 1, parentId = garden }));
        Assert.Equal(["VERSION_CONFLICT"], await CodesAsync(admin, new { id = chairs, version = 1, name = "Seats" }));
        Assert.Equal(["SLUG_TAKEN"], await CodesAsync(admin, new { name = "Home" }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, new { name = "Lost", parentId = "cat_unknown" }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { name = "Odd", slug = "Not A Slug" }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { slug = "nameless" }));
    }

    [Fact]
    public async Task Sellers_do_not_change_the_shops_categories()
    {
        await using var harness = await ProductHarness.StartAsync();

        var reply = await harness.Subgraph.As(ProductHarness.Member).SendAsync(
            ProductHarness.Operation("categoryUpsert", "CategoryUpsertInput", "category { id }"), new { input = new { name = "Mine" } });

        Assert.Equal(["FORBIDDEN"], reply.ErrorCodes);
    }

    private static Task<IReadOnlyList<string>> CodesAsync(GraphQLClient client, object input) => ProductHarness.CodesAsync(client, "categoryUpsert", "CategoryUpsertInput", input);
}
