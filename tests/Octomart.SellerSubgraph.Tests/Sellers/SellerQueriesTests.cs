using System.Text.Json;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Sellers;

[Collection(SellerCollection.Name)]
public sealed class SellerQueriesTests(SellerFixture fixture)
{
    private const string Entities = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Seller { id slug name } } }";

    [Fact]
    public async Task A_seller_that_was_never_approved_looks_like_none_to_everybody_but_insiders()
    {
        var owner = SellerFixture.NewUser();
        var slug = SellerFixture.NewSlug();
        var id = await fixture.AppliedAsync(owner, slug);
        var stranger = TestUser.SellerMember("usr_stranger", await fixture.ApprovedAsync(new TestUser("usr_stranger")));

        foreach (var client in new[] { fixture.Guest, fixture.Seller.As(stranger) })
        {
            Assert.Equal("""{"byId":null,"bySlug":null}""", (await BothAsync(client, id, slug)).GetRawText());
            Assert.Equal("""{"byId":null,"bySlug":null}""", (await BothAsync(client, "sel_unknown", "unknown")).GetRawText());
            Assert.Equal("[null,null]", (await EntitiesAsync(client, id, slug)).GetRawText());
        }

        foreach (var client in new[] { fixture.Seller.As(owner), fixture.Seller.As(SellerFixture.Admin), fixture.Seller.AsService() })
        {
            var found = await BothAsync(client, id, slug);
            Assert.Equal((id, id), (found.Text("byId.id"), found.Text("bySlug.id")));
            Assert.Equal(id, (await EntitiesAsync(client, id, slug)).Text("1.id"));
        }
    }

    [Fact]
    public async Task An_approved_seller_is_found_by_both_keys()
    {
        var slug = SellerFixture.NewSlug();
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser(), slug);

        Assert.Equal(id, (await BothAsync(fixture.Guest, id, slug)).Text("bySlug.id"));
        Assert.Equal([slug, slug], (await EntitiesAsync(fixture.Guest, id, slug)).EnumerateArray().Select(seller => seller.Text("slug")));
    }

    [Fact]
    public async Task Dealings_with_the_shop_are_for_members_and_admins()
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.ApprovedAsync(owner);
        const string query = "query($id: ID!) { seller(id: $id) { name members { role } commissionRules { rateBasisPoints } statusNote } }";

        var guest = await fixture.Guest.SendAsync(query, new { id });
        var stranger = await fixture.Seller.As(SellerFixture.NewUser()).DataAsync(query, new { id });
        var member = await fixture.Seller.As(owner).DataAsync(query, new { id });
        var admin = await fixture.Seller.As(SellerFixture.Admin).DataAsync(query, new { id });

        Assert.Equal(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"], guest.ErrorCodes);
        Assert.Equal("Tin & Timber", guest.Data.Text("seller.name"));
        Assert.Equal(["name"], stranger.At("seller").EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null).Select(field => field.Name));
        Assert.Equal("OWNER", member.Text("seller.members.0.role"));
        Assert.Equal("OWNER", admin.Text("seller.members.0.role"));
    }

    [Fact]
    public async Task Shoppers_page_through_approved_sellers_by_name_and_insiders_see_more()
    {
        var owner = SellerFixture.NewUser();
        var mark = Guid.NewGuid().ToString("N");
        var names = new[] { $"A {mark}", $"B {mark}", $"C {mark}" };
        foreach (var name in names)
        {
            await fixture.ApprovedAsync(owner, name: name);
        }

        var waiting = await fixture.AppliedAsync(owner, name: $"D {mark}");

        Assert.Equal(names, await NamesAsync(fixture.Guest, mark));
        Assert.Equal([.. names, $"D {mark}"], await NamesAsync(fixture.Seller.As(owner), mark));
        Assert.Equal([.. names, $"D {mark}"], await NamesAsync(fixture.Seller.As(SellerFixture.Admin), mark));
        Assert.Equal(names, await NamesAsync(fixture.Seller.As(SellerFixture.NewUser()), mark));
        Assert.Equal([waiting], await IdsAsync(fixture.Seller.As(owner), "APPLIED"));
        Assert.Equal([], await IdsAsync(fixture.Guest, "APPLIED"));
        Assert.Contains(waiting, await IdsAsync(fixture.Seller.As(SellerFixture.Admin), "APPLIED"));
    }

    [Theory]
    [InlineData("first: -1", "INVALID_PAGE_SIZE")]
    [InlineData("first: 101", "INVALID_PAGE_SIZE")]
    [InlineData("after: \"nonsense\"", "INVALID_CURSOR")]
    public async Task Bad_pages_are_refused(string arguments, string code)
    {
        var reply = await fixture.Guest.SendAsync($"{{ sellers({arguments}) {{ totalCount nodes {{ id }} }} }}");

        Assert.Equal([code], reply.ErrorCodes);
    }

    private static async Task<JsonElement> BothAsync(GraphQLClient client, string id, string slug) =>
        await client.DataAsync("query($id: ID!, $slug: String!) { byId: seller(id: $id) { id } bySlug: seller(slug: $slug) { id } }", new { id, slug });

    private static async Task<JsonElement> EntitiesAsync(GraphQLClient client, string id, string slug) =>
        (await client.DataAsync(Entities, new { r = new object[] { new { __typename = "Seller", id }, new { __typename = "Seller", slug } } })).At("_entities");

    private static async Task<IReadOnlyList<string>> NamesAsync(GraphQLClient client, string mark)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = (await client.DataAsync(
                "query($after: String) { sellers(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }", new { after })).At("sellers");
            names.AddRange(page.At("nodes").EnumerateArray().Select(seller => seller.Text("name")).Where(name => name.Contains(mark, StringComparison.Ordinal)));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);
        return names;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(GraphQLClient client, string status) =>
        [.. (await client.DataAsync("query($status: SellerStatus!) { sellers(first: 100, status: $status) { nodes { id } } }", new { status }))
            .At("sellers.nodes").EnumerateArray().Select(seller => seller.Text("id"))];
}
