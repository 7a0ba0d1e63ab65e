using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Octomart.Store;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.ProductSubgraph.Tests.Catalogue;

/// <summary>Two replicas on one database. The second follows the first only once a minute: what it shows before, it has looked up.</summary>
[RequiresMongoDb]
public sealed class ReplicaTests : IAsyncLifetime
{
    private const string Fields = "id title slug variants { nodes { id sku price { minorUnits } availability { inStock quantity } } }";

    private ProductHarness _first = null!;
    private ProductHarness _second = null!;

    public async Task InitializeAsync()
    {
        _first = await ProductHarness.StartAsync(store: StoreKind.MongoDb);
        _second = await ProductHarness.StartAsync(store: StoreKind.MongoDb, settings: new()
        {
            ["Octomart:Store:MongoDb:Database"] = _first.Subgraph.Services.GetRequiredService<IOptions<StoreOptions>>().Value.MongoDb.Database,
            ["Octomart:Product:Catalogue:RefreshInterval"] = "00:01:00",
        });
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
    }

    [ServerFact]
    public async Task A_product_that_one_replica_has_put_on_sale_is_shown_and_asked_about_on_the_other_at_once()
    {
        var (productId, variantId) = await _first.ProductAsync("Brand-new kettle");
        var here = await ProductAsync(_first, productId);

        Assert.Equal(here.GetRawText(), (await ProductAsync(_second, productId)).GetRawText());
        Assert.Equal(variantId, here.Text("variants.nodes.0.id"));
        Assert.Empty((await AskAsync(_second, productId)).UserErrorCodes());
    }

    [ServerFact]
    public async Task It_is_reviewed_there_at_once_too()
    {
        var (productId, _) = await _first.ProductAsync("Brand-new toaster");

        var reviewed = (await _second.Subgraph.As(ProductHarness.Shopper).DataAsync(
            ProductHarness.Operation("reviewCreate", "ReviewCreateInput", "review { id }"), new { input = new { productId, rating = 5, title = "Crisp", body = "Toasts as it should." } })).At("reviewCreate");

        Assert.Empty(reviewed.UserErrorCodes());
    }

    [ServerFact]
    public async Task Its_slug_and_its_variants_are_found_at_once_too()
    {
        var (_, variantId) = await _first.ProductAsync("Brand-new teapot");

        var bySlug = await _second.Subgraph.Anonymous().DataAsync($"{{ product(slug: \"brand-new-teapot\") {{ {Fields} }} }}");
        var variant = await _second.Subgraph.Anonymous().DataAsync(
            "query($these: [_Any!]!) { _entities(representations: $these) { ... on Variant { id product { title } } } }",
            new { these = new[] { new { __typename = "Variant", id = variantId } } });

        Assert.Equal(variantId, bySlug.Text("product.variants.nodes.0.id"));
        Assert.Equal("Brand-new teapot", variant.Text("_entities.0.product.title"));
    }

    [ServerFact]
    public async Task A_draft_stays_hidden_and_an_id_that_nobody_knows_unknown()
    {
        var draft = (await _first.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Secret pot" })).Text("product.id");
        var variantId = await _first.VariantAsync(draft, 4990, "POT-1");

        var seen = await _second.Subgraph.Anonymous().DataAsync(
            "query($id: ID!, $these: [_Any!]!) { product(id: $id) { id } _entities(representations: $these) { ... on Variant { id } } }",
            new { id = draft, these = new[] { new { __typename = "Variant", id = variantId }, new { __typename = "Variant", id = "var_unknown" } } });

        Assert.Equal("""{"product":null,"_entities":[null,null]}""", seen.GetRawText());
        Assert.Equal(["NOT_FOUND"], (await AskAsync(_second, draft)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await AskAsync(_second, "prd_unknown")).UserErrorCodes());
    }

    private static async Task<JsonElement> ProductAsync(ProductHarness replica, string id) =>
        (await replica.Subgraph.Anonymous().DataAsync($"query($id: ID!) {{ product(id: $id) {{ {Fields} }} }}", new { id })).At("product");

    private static async Task<JsonElement> AskAsync(ProductHarness replica, string productId) => (await replica.Subgraph.As(ProductHarness.Shopper).DataAsync(
        ProductHarness.Operation("questionAsk", "QuestionAskInput", "question { id }"), new { input = new { productId, body = "Does it whistle?" } })).At("questionAsk");
}
