using Microsoft.Extensions.DependencyInjection;
using Octomart.ProductSubgraph.Products;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class ApprovalTests
{
    private const string Queue = "query($after: String) { productReviewQueue(first: 1, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }";

    [Fact]
    public async Task Where_the_shop_approves_products_wait_go_back_with_a_note_and_go_on_sale()
    {
        await using var harness = await StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        var id = await DraftAsync(harness, "Oak chair");

        var handedIn = await harness.MemberAsync("productPublish", "ProductPublishInput", "product { status version }", new { id, version = 1 });
        Assert.Equal("PENDING_REVIEW", handedIn.Text("product.status"));
        Assert.Equal(0, (await harness.Subgraph.Anonymous().DataAsync("{ products { totalCount } }")).At("products.totalCount").GetInt32());

        await ProductHarness.OkAsync(admin, "productReject", "ProductRejectInput", "product { id }", new { id, version = 2, note = "Which oak?" });
        const string ById = "query($id: ID!) { product(id: $id) { status reviewNote version } }";
        var back = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(ById, new { id })).GetProperty("product");
        Assert.Equal(("DRAFT", "Which oak?"), (back.Text("status"), back.Text("reviewNote")));

        await harness.MemberAsync("productPublish", "ProductPublishInput", "product { id }", new { id, version = 3 });
        await ProductHarness.OkAsync(admin, "productApprove", "ProductApproveInput", "product { id }", new { id, version = 4 });
        var onSale = (await harness.Subgraph.Anonymous().DataAsync(ById, new { id })).GetProperty("product");
        Assert.Equal("ACTIVE", onSale.Text("status"));
        Assert.Equal("Null", onSale.At("reviewNote").ValueKind.ToString());
    }

    [Fact]
    public async Task Who_waited_longest_stands_first_in_the_queue()
    {
        await using var harness = await StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        List<string> ids = [await DraftAsync(harness, "First"), await DraftAsync(harness, "Second")];
        foreach (var id in ids)
        {
            await harness.MemberAsync("productPublish", "ProductPublishInput", "product { id }", new { id, version = 1 });
        }

        var first = (await admin.DataAsync(Queue)).GetProperty("productReviewQueue");
        var second = (await admin.DataAsync(Queue, new { after = first.Text("pageInfo.endCursor") })).GetProperty("productReviewQueue");

        Assert.Equal(2, first.At("totalCount").GetInt32());
        Assert.Equal(ids, [first.Text("nodes.0.id"), second.Text("nodes.0.id")]);
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());
        Assert.Equal(["INVALID_CURSOR"], (await admin.SendAsync(Queue, new { after = "nonsense" })).ErrorCodes);
    }

    [Theory]
    [InlineData("productApprove", "ProductApproveInput", null)]
    [InlineData("productReject", "ProductRejectInput", "No.")]
    public async Task Only_the_shop_decides_and_only_on_what_waits(string field, string inputType, string? note)
    {
        await using var harness = await StartAsync();
        var id = await DraftAsync(harness, "Oak chair");
        object Input(string productId, int version) => note is null ? new { id = productId, version } : new { id = productId, version, note };
        var admin = harness.Subgraph.As(ProductHarness.Admin);

        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(admin, field, inputType, Input(id, 1)));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(admin, field, inputType, Input("prd_unknown", 1)));
        await harness.MemberAsync("productPublish", "ProductPublishInput", "product { id }", new { id, version = 1 });
        Assert.Equal(["VERSION_CONFLICT"], await ProductHarness.CodesAsync(admin, field, inputType, Input(id, 1)));

        var operation = ProductHarness.Operation(field, inputType, "__typename");
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync(operation, new { input = Input(id, 2) })).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await harness.Subgraph.Anonymous().SendAsync(operation, new { input = Input(id, 2) })).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync(Queue)).ErrorCodes);
    }

    [Fact]
    public async Task Rejection_says_why()
    {
        await using var harness = await StartAsync();

        foreach (var note in new[] { "", "  ", new string('x', 1001) })
        {
            Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(
                harness.Subgraph.As(ProductHarness.Admin), "productReject", "ProductRejectInput", new { id = "prd_1", version = 1, note }));
        }
    }

    private static Task<ProductHarness> StartAsync() => ProductHarness.StartAsync(services: services => services.Configure<ProductOptions>(options => options.RequiresApproval = true));

    private static async Task<string> DraftAsync(ProductHarness harness, string title)
    {
        var categoryId = await harness.CategoryAsync($"Chairs {Guid.NewGuid():N}");
        var product = await harness.MemberAsync(
            "productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title, categoryIds = new[] { categoryId } });
        await harness.VariantAsync(product.Text("product.id"), 4990, $"SKU-{Guid.NewGuid():N}");
        return product.Text("product.id");
    }
}
