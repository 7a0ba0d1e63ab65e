using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests;

/// <summary>The Seller subgraph, with what it publishes recorded.</summary>
public sealed class SellerFixture : IAsyncLifetime
{
    private const string ApplyMutation = """
        mutation($input: SellerApplyInput!) {
          sellerApply(input: $input) { seller { id slug name status countryCode about } userErrors { code field } }
        }
        """;
    private const string DecideMutation = "mutation($input: SellerDecideInput!) { sellerDecide(input: $input) { seller { id status } userErrors { code } } }";

    public static TestUser Admin { get; } = TestUser.Admin("usr_admin");

    public SubgraphHarness Seller { get; private set; } = null!;

    public GraphQLClient Guest => Seller.Anonymous();

    public async Task InitializeAsync() => Seller = await SubgraphHarness.StartAsync(new SellerSubgraph(), new SubgraphHarnessOptions
    {
        Services = services => services.RecordEvents<SellerChanged>().RecordEvents<SellerMembershipChanged>().RecordEvents<SellerDecided>(),
    });

    public async Task DisposeAsync() => await Seller.DisposeAsync();

    public static TestUser NewUser() => new($"usr_{Guid.NewGuid():N}");

    public static string NewSlug() => $"shop-{Guid.NewGuid():N}";

    public async Task<JsonElement> ApplyAsync(
        TestUser user, string? slug = null, string name = "Tin & Timber", string countryCode = "FI", string? about = null) =>
        (await Seller.As(user).DataAsync(ApplyMutation, new { input = new { slug = slug ?? NewSlug(), name, countryCode, about } })).At("sellerApply");

    public async Task<JsonElement> DecideAsync(string id, bool approve, string? note = null) =>
        (await Seller.As(Admin).DataAsync(DecideMutation, new { input = new { id, approve, note } })).At("sellerDecide");

    /// <summary>A seller that waits for a decision.</summary>
    public async Task<string> AppliedAsync(TestUser owner, string? slug = null, string name = "Tin & Timber") =>
        (await ApplyAsync(owner, slug, name)).Text("seller.id");

    /// <summary>A seller that may sell.</summary>
    public async Task<string> ApprovedAsync(TestUser owner, string? slug = null, string name = "Tin & Timber")
    {
        var id = await AppliedAsync(owner, slug, name);
        await DecideAsync(id, approve: true);
        return id;
    }
}

[CollectionDefinition(Name)]
public sealed class SellerCollection : ICollectionFixture<SellerFixture>
{
    /// <summary>Tests of this collection share one host.</summary>
    public const string Name = "Seller";
}
