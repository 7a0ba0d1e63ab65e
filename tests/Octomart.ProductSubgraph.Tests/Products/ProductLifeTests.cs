using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class ProductLifeTests
{
    private const string ById = "query($id: ID!) { product(id: $id) { id title status version descriptionHtml variants { totalCount } } }";

    [Fact]
    public async Task Draft_is_seen_by_its_seller_only_until_it_is_published()
    {
        await using var harness = await ProductHarness.StartAsync();
        var categoryId = await harness.CategoryAsync("Chairs");
        var created = await harness.MemberAsync(
            "productCreate", "ProductCreateInput", "product { id version slug status }", new { sellerId = ProductHarness.SellerId, title = "Oak Chair", categoryIds = new[] { categoryId } });
        var id = created.Text("product.id");
        GraphQLClient[] outsiders = [harness.Subgraph.Anonymous(), harness.Subgraph.As(ProductHarness.Shopper), harness.Subgraph.As(ProductHarness.Stranger)];

        Assert.Equal("oak-chair", created.Text("product.slug"));
        Assert.Equal("DRAFT", created.Text("product.status"));
        foreach (var outsider in outsiders)
        {
            Assert.Equal("Null", (await outsider.DataAsync(ById, new { id })).At("product").ValueKind.ToString());
            Assert.Equal("Null", (await outsider.DataAsync("""query { product(slug: "oak-chair") { id } }""")).At("product").ValueKind.ToString());
            Assert.Equal("Null", (await EntityAsync(outsider, "Product", id)).ValueKind.ToString());
            Assert.Equal(0, (await outsider.DataAsync("{ products(where: { status: DRAFT }) { totalCount } }")).At("products.totalCount").GetInt32());
        }

        Assert.Equal("Oak Chair", (await harness.Subgraph.As(ProductHarness.Member).DataAsync(ById, new { id })).Text("product.title"));
        Assert.Equal("Oak Chair", (await harness.Subgraph.As(ProductHarness.Admin).DataAsync(ById, new { id })).Text("product.title"));
        Assert.Equal(1, (await harness.Subgraph.As(ProductHarness.Member).DataAsync("{ products(where: { status: DRAFT }) { totalCount } }")).At("products.totalCount").GetInt32());
        Assert.Equal(0, (await harness.Subgraph.As(ProductHarness.Member).DataAsync("{ products { totalCount } }")).At("products.totalCount").GetInt32());

        await harness.VariantAsync(id, 4990, "OAK-1");
        await harness.MemberAsync("productPublish", "ProductPublishInput", "product { status }", new { id, version = 1 });

        foreach (var outsider in outsiders)
        {
            Assert.Equal("ACTIVE", (await outsider.DataAsync(ById, new { id })).Text("product.status"));
            Assert.Equal(1, (await outsider.DataAsync("{ products { totalCount } }")).At("products.totalCount").GetInt32());
        }
    }

    [Fact]
    public async Task Tax_class_is_standard_unless_the_seller_says_otherwise_and_is_told_to_carts()
    {
        await using var harness = await ProductHarness.StartAsync();
        var book = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id taxClass }", new { sellerId = ProductHarness.SellerId, title = "Book" });
        var variantId = await harness.VariantAsync(book.Text("product.id"), 1_500, "B-1");
        var reduced = await harness.MemberAsync("productUpdate", "ProductUpdateInput", "product { taxClass }", new { id = book.Text("product.id"), version = 1, taxClass = "REDUCED" });
        var kept = await harness.MemberAsync("productUpdate", "ProductUpdateInput", "product { taxClass }", new { id = book.Text("product.id"), version = 2, title = "Good book" });
        var forSale = await harness.Subgraph.AsService().DataAsync("query($ids: [ID!]!) { variantsForSale(ids: $ids, currency: \"EUR\") { taxClass } }", new { ids = new[] { variantId } });

        Assert.Equal("STANDARD", book.Text("product.taxClass"));
        Assert.Equal("REDUCED", reduced.Text("product.taxClass"));
        Assert.Equal("REDUCED", kept.Text("product.taxClass"));
        Assert.Equal("REDUCED", forSale.Text("variantsForSale.0.taxClass"));
    }

    [Fact]
    public async Task Variant_of_a_draft_is_hidden_like_its_product()
    {
        await using var harness = await ProductHarness.StartAsync();
        var product = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Secret" });
        var variantId = await harness.VariantAsync(product.Text("product.id"), 100, "S-1");

        Assert.Equal("Null", (await EntityAsync(harness.Subgraph.As(ProductHarness.Stranger), "Variant", variantId)).ValueKind.ToString());
        Assert.Equal("Object", (await EntityAsync(harness.Subgraph.As(ProductHarness.Member), "Variant", variantId)).ValueKind.ToString());
    }

    [Fact]
    public async Task Prices_of_a_variant_are_told_in_every_currency()
    {
        await using var harness = await ProductHarness.StartAsync();
        var product = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Stool" });

        var made = await harness.MemberAsync(
            "variantUpsert", "VariantUpsertInput", "variant { prices { minorUnits currency } compareAtPrices { minorUnits currency } }",
            new
            {
                productId = product.Text("product.id"),
                sku = "STOOL",
                prices = new[] { new { minorUnits = 7_900, currency = "EUR" }, new { minorUnits = 89_000, currency = "NOK" } },
                compareAtPrices = new[] { new { minorUnits = 8_900, currency = "EUR" } },
            });

        Assert.Equal(
            """{"prices":[{"minorUnits":7900,"currency":"EUR"},{"minorUnits":89000,"currency":"NOK"}],"compareAtPrices":[{"minorUnits":8900,"currency":"EUR"}]}""",
            made.At("variant").GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_from_a_stale_version_is_refused_and_reviews_and_stock_do_not_make_a_version_stale()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync(stock: 5);
        await ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Shopper), "reviewCreate", "ReviewCreateInput", "review { id }", new { productId = id, rating = 5, body = "Good." });
        var version = (await harness.Subgraph.Anonymous().DataAsync(ById, new { id })).At("product.version").GetInt32();

        await harness.MemberAsync("productUpdate", "ProductUpdateInput", "product { title }", new { id, version, title = "Better chair" });
        var stale = await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Member), "productUpdate", "ProductUpdateInput", new { id, version, title = "Worse chair" });

        Assert.Equal(["VERSION_CONFLICT"], stale);
        Assert.Equal("Better chair", (await harness.Subgraph.Anonymous().DataAsync(ById, new { id })).Text("product.title"));
    }

    [Theory]
    [InlineData("productUpdate", "ProductUpdateInput")]
    [InlineData("productPublish", "ProductPublishInput")]
    [InlineData("productArchive", "ProductArchiveInput")]
    public async Task Product_of_another_seller_answers_like_an_unknown_one(string field, string inputType)
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();
        var stranger = harness.Subgraph.As(ProductHarness.Stranger);

        var foreign = (await stranger.DataAsync(ProductHarness.Operation(field, inputType, "product { id }"), new { input = new { id, version = 1 } })).ToString();
        var unknown = (await stranger.DataAsync(ProductHarness.Operation(field, inputType, "product { id }"), new { input = new { id = "prd_unknown", version = 1 } })).ToString();

        Assert.Equal(unknown, foreign);
        Assert.Contains("NOT_FOUND", foreign, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_for_a_seller_that_one_does_not_belong_to_is_refused()
    {
        await using var harness = await ProductHarness.StartAsync();

        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(
            harness.Subgraph.As(ProductHarness.Stranger), "productCreate", "ProductCreateInput", new { sellerId = ProductHarness.SellerId, title = "Mine" }));
        var reply = await harness.Subgraph.Anonymous().SendAsync(
            ProductHarness.Operation("productCreate", "ProductCreateInput", "product { id }"), new { input = new { sellerId = ProductHarness.SellerId, title = "Mine" } });
        Assert.Equal(["UNAUTHENTICATED"], reply.ErrorCodes);
    }

    [Theory]
    [InlineData("", "INVALID", "title")]
    [InlineData("   ", "INVALID", "title")]
    [InlineData("TOO LONG", "INVALID", "title")]
    [InlineData("UNKNOWN CATEGORY", "NOT_FOUND", "categoryIds")]
    [InlineData("BAD CODE", "INVALID", "attributes")]
    [InlineData("EMPTY VALUE", "INVALID", "attributes")]
    public async Task Bad_input_is_named(string what, string code, string field)
    {
        await using var harness = await ProductHarness.StartAsync();
        object input = what switch
        {
            "TOO LONG" => new { sellerId = ProductHarness.SellerId, title = new string('x', 201) },
            "UNKNOWN CATEGORY" => new { sellerId = ProductHarness.SellerId, title = "Chair", categoryIds = new[] { "cat_unknown" } },
            "BAD CODE" => new { sellerId = ProductHarness.SellerId, title = "Chair", attributes = new[] { new { code = "Bad Code", value = "x" } } },
            "EMPTY VALUE" => new { sellerId = ProductHarness.SellerId, title = "Chair", attributes = new[] { new { code = "colour", value = " " } } },
            _ => new { sellerId = ProductHarness.SellerId, title = what },
        };

        var payload = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(
            ProductHarness.Operation("productCreate", "ProductCreateInput", "product { id }"), new { input })).GetProperty("productCreate");

        Assert.Equal([code], payload.UserErrorCodes());
        Assert.Equal(field, payload.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task Description_is_cleaned_of_all_that_acts()
    {
        await using var harness = await ProductHarness.StartAsync();

        var payload = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { descriptionHtml }", new
        {
            sellerId = ProductHarness.SellerId,
            title = "Chair",
            descriptionHtml = """<p onclick="steal()">Good <b>oak</b><script>steal()</script><img src=x onerror=steal()><a href="javascript:steal()">link</a></p><iframe src="//evil"></iframe>""",
        });

        Assert.Equal("<p>Good <b>oak</b></p>", payload.Text("product.descriptionHtml").Replace("link", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Product_without_category_or_price_cannot_be_published_and_titles_may_repeat()
    {
        await using var harness = await ProductHarness.StartAsync();
        var first = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id slug }", new { sellerId = ProductHarness.SellerId, title = "Twin" });
        var second = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id slug }", new { sellerId = ProductHarness.SellerId, title = "Twin" });

        Assert.Equal("twin", first.Text("product.slug"));
        Assert.StartsWith("twin-", second.Text("product.slug"), StringComparison.Ordinal);
        Assert.Equal(["NOT_PUBLISHABLE"], await ProductHarness.CodesAsync(
            harness.Subgraph.As(ProductHarness.Member), "productPublish", "ProductPublishInput", new { id = first.Text("product.id"), version = 1 }));
    }

    [Fact]
    public async Task Sku_is_unique_among_the_sellers_variants_and_prices_are_checked()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, variantId) = await harness.ProductAsync();
        await harness.VariantAsync(id, 100, "TAKEN", new[] { new { code = "colour", value = "Red" } });
        var member = harness.Subgraph.As(ProductHarness.Member);

        Task<IReadOnlyList<string>> CodesAsync(object input) => ProductHarness.CodesAsync(member, "variantUpsert", "VariantUpsertInput", input);

        Assert.Equal(["SKU_TAKEN"], await CodesAsync(new { productId = id, sku = "TAKEN", options = new[] { new { code = "colour", value = "Blue" } } }));
        Assert.Equal(["INVALID"], await CodesAsync(new { productId = id, sku = "NEW", options = new[] { new { code = "colour", value = "Red" } } }));
        Assert.Equal(["INVALID"], await CodesAsync(new { productId = id, sku = "NEW", prices = new[] { new { minorUnits = 0, currency = "EUR" } } }));
        Assert.Equal(["INVALID"], await CodesAsync(new { productId = id, sku = "NEW", prices = new[] { new { minorUnits = 1, currency = "EUR" }, new { minorUnits = 2, currency = "EUR" } } }));
        Assert.Equal(["INVALID"], await CodesAsync(new { productId = id, sku = "NEW", gtin = "4006381333930" }));
        Assert.Equal(["INVALID"], await CodesAsync(new { productId = id }));
        Assert.Equal(["VERSION_CONFLICT"], await CodesAsync(new { productId = id, id = variantId, version = 99, sku = "NEW" }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(new { productId = id, id = "var_unknown", version = 1, sku = "NEW" }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Stranger), "variantUpsert", "VariantUpsertInput", new { productId = id, sku = "NEW" }));
    }

    private static async Task<System.Text.Json.JsonElement> EntityAsync(GraphQLClient client, string type, string id) =>
        (await client.DataAsync($"query($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on {type} {{ id }} }} }}", new { r = new[] { new { __typename = type, id } } })).At("_entities.0");
}
