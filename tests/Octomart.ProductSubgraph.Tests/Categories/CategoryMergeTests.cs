using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Categories;

public class CategoryMergeTests
{
    private const string List = """
        query($id: ID!) { products(where: { categoryId: $id }) { totalCount facets { code buckets { value count } } nodes { categories { id } } } category(id: $id) { id name } }
        """;

    [Fact]
    public async Task Merged_category_is_found_in_the_other_at_once_by_id_slug_list_and_facet()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<ProductChanged>());
        var (chairs, seats) = (await harness.CategoryAsync("Chairs"), await harness.CategoryAsync("Seats"));
        var stools = await harness.CategoryAsync("Stools", chairs);
        var (inChairs, _) = await harness.ProductAsync("Chair", categoryId: chairs);
        var (inStools, _) = await harness.ProductAsync("Stool", categoryId: stools);
        await harness.ProductAsync("Seat", categoryId: seats);

        var merged = await AdminAsync(harness, "categoryMerge", new { id = chairs, version = 1, intoId = seats });
        Assert.Equal(seats, merged.Text("category.id"));

        foreach (var id in new[] { chairs, seats })
        {
            var data = await harness.Subgraph.Anonymous().DataAsync(List, new { id });
            Assert.Equal(3, data.At("products.totalCount").GetInt32());
            Assert.Equal(seats, data.Text("category.id"));
            var buckets = data.At("products.facets").EnumerateArray().Single(facet => facet.Text("code") == "category").At("buckets").EnumerateArray()
                .ToDictionary(bucket => bucket.Text("value"), bucket => bucket.At("count").GetInt32());
            Assert.Equal(new Dictionary<string, int> { [seats] = 3, [stools] = 1 }, buckets);
            Assert.DoesNotContain(chairs, data.At("products.nodes").EnumerateArray().SelectMany(node => node.At("categories").EnumerateArray()).Select(category => category.Text("id")));
        }

        Assert.Equal(seats, (await harness.Subgraph.Anonymous().DataAsync("""{ category(slug: "chairs") { id } }""")).Text("category.id"));
        await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == inStools && e.Categories.Select(category => category.CategoryId).SequenceEqual(new[] { seats, stools }));
        await MovedAsync(harness, chairs);
        Assert.Equal(seats, Assert.Single((await harness.Subgraph.Store.Set<Product>().FindAsync(inChairs, default))!.CategoryIds));
    }

    [Fact]
    public async Task Renamed_category_is_found_by_its_former_slug_until_another_takes_it()
    {
        await using var harness = await ProductHarness.StartAsync();
        var chairs = await harness.CategoryAsync("Chairs");
        await AdminAsync(harness, "categoryUpsert", new { id = chairs, version = 1, name = "Seats", slug = "seats" });
        Assert.Equal(chairs, (await harness.Subgraph.Anonymous().DataAsync("""{ category(slug: "chairs") { id } }""")).Text("category.id"));

        var other = await harness.CategoryAsync("Chairs");

        Assert.Equal(other, (await harness.Subgraph.Anonymous().DataAsync("""{ category(slug: "chairs") { id } }""")).Text("category.id"));
    }

    [Fact]
    public async Task Retiring_says_where_products_go_and_takes_nothing_with_it()
    {
        await using var harness = await ProductHarness.StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        var (home, garden) = (await harness.CategoryAsync("Home"), await harness.CategoryAsync("Garden"));
        var chairs = await harness.CategoryAsync("Chairs", home);
        var (product, _) = await harness.ProductAsync(categoryId: chairs);

        Assert.Equal(["CATEGORY_IN_USE"], await CodesAsync(admin, "categoryRetire", new { id = home, version = 1, moveProductsTo = garden }));
        Assert.Equal(["CATEGORY_IN_USE"], await CodesAsync(admin, "categoryRetire", new { id = chairs, version = 1 }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, "categoryRetire", new { id = chairs, version = 1, moveProductsTo = chairs }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, "categoryRetire", new { id = chairs, version = 1, moveProductsTo = "cat_unknown" }));
        Assert.Equal(["VERSION_CONFLICT"], await CodesAsync(admin, "categoryRetire", new { id = chairs, version = 7, moveProductsTo = garden }));
        var retired = await AdminAsync(harness, "categoryRetire", new { id = chairs, version = 1, moveProductsTo = garden });

        Assert.Equal(garden, retired.Text("category.id"));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, "categoryRetire", new { id = chairs, version = 2, moveProductsTo = garden }));
        await MovedAsync(harness, chairs);
        Assert.Equal(garden, Assert.Single((await harness.Subgraph.Store.Set<Product>().FindAsync(product, default))!.CategoryIds));
        Assert.Empty(await CodesAsync(admin, "categoryRetire", new { id = home, version = 1 }));
        var tree = await harness.Subgraph.Anonymous().DataAsync("""{ categoryTree { name } category(slug: "home") { id } }""");
        Assert.Equal(["Garden"], tree.At("categoryTree").EnumerateArray().Select(category => category.Text("name")));
        Assert.Equal(JsonValueKind.Null, tree.At("category").ValueKind);
    }

    [Fact]
    public async Task Two_merges_into_each_other_leave_one_category()
    {
        await using var harness = await ProductHarness.StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        var (left, right) = (await harness.CategoryAsync("Left"), await harness.CategoryAsync("Right"));

        var codes = await Task.WhenAll(
            CodesAsync(admin, "categoryMerge", new { id = left, version = 1, intoId = right }), CodesAsync(admin, "categoryMerge", new { id = right, version = 1, intoId = left }));

        Assert.Equal(1, codes.Count(code => code.Count == 0));
        Assert.Equal(1, (await harness.Subgraph.Anonymous().DataAsync("{ categoryTree { id } }")).At("categoryTree").GetArrayLength());
    }

    [Fact]
    public async Task Move_that_a_crash_interrupted_goes_on()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (chairs, seats) = (await harness.CategoryAsync("Chairs"), await harness.CategoryAsync("Seats"));
        var (moved, _) = await harness.ProductAsync("Moved", categoryId: seats);
        var (left, _) = await harness.ProductAsync("Left behind", categoryId: chairs);

        // As a process leaves it that dies after the merge's commit and its first batch.
        await harness.Subgraph.Store.WriteAsync(async (work, token) => work.Update((await work.FindAsync<Category>(chairs, token))!.Retire(seats)), default);

        await MovedAsync(harness, chairs);
        foreach (var id in new[] { moved, left })
        {
            Assert.Equal(seats, Assert.Single((await harness.Subgraph.Store.Set<Product>().FindAsync(id, default))!.CategoryIds));
        }
    }

    [Theory]
    [InlineData("categoryMerge", "CategoryMergeInput")]
    [InlineData("categoryRetire", "CategoryRetireInput")]
    public async Task Categories_are_the_shops(string field, string inputType)
    {
        await using var harness = await ProductHarness.StartAsync();
        object input = field == "categoryMerge" ? new { id = "cat_1", version = 1, intoId = "cat_2" } : new { id = "cat_1", version = 1 };
        var operation = ProductHarness.Operation(field, inputType, "category { id }");

        Assert.Equal(["UNAUTHENTICATED"], (await harness.Subgraph.Anonymous().SendAsync(operation, new { input })).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync(operation, new { input })).ErrorCodes);
        Assert.Equal(["NOT_FOUND"], await CodesAsync(harness.Subgraph.As(ProductHarness.Admin), field, input));
    }

    [Fact]
    public async Task Wrong_merges_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        var home = await harness.CategoryAsync("Home");
        var chairs = await harness.CategoryAsync("Chairs", home);

        Assert.Equal(["INVALID"], await CodesAsync(admin, "categoryMerge", new { id = home, version = 1, intoId = home }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, "categoryMerge", new { id = home, version = 1, intoId = chairs }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, "categoryMerge", new { id = home, version = 1, intoId = "cat_unknown" }));
        Assert.Equal(["VERSION_CONFLICT"], await CodesAsync(admin, "categoryMerge", new { id = chairs, version = 9, intoId = home }));
        Assert.Empty(await CodesAsync(admin, "categoryMerge", new { id = chairs, version = 1, intoId = home }));
    }

    private static Task MovedAsync(ProductHarness harness, string categoryId) => Eventually.HoldsAsync(
        async () => await harness.Subgraph.Store.Set<Category>().FindAsync(categoryId, default) is { IsRetired: true, IsMoving: false }, "the products to be moved");

    private static Task<JsonElement> AdminAsync(ProductHarness harness, string field, object input) =>
        ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), field, TypeOf(field), "category { id }", input);

    private static Task<IReadOnlyList<string>> CodesAsync(GraphQLClient client, string field, object input) => ProductHarness.CodesAsync(client, field, TypeOf(field), input);

    private static string TypeOf(string field) => $"{char.ToUpperInvariant(field[0])}{field[1..]}Input";
}
