using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Users;

[Collection(AuthCollection.Name)]
public sealed class UserTests(AuthFixture fixture)
{
    private const string Entities = """
        query($r: [_Any!]!) {
          _entities(representations: $r) { ... on User { id displayName email roles emailVerifiedAt addresses { id } } }
        }
        """;

    [Fact]
    public async Task Me_is_null_for_guests_and_the_account_for_its_owner()
    {
        var robin = await fixture.SignUpAsync();

        var guest = await fixture.Guest.DataAsync("{ me { id } }");
        var me = await fixture.As(robin).DataAsync("{ me { id email displayName roles emailVerifiedAt createdAt addresses { id } } }");

        Assert.Equal("""{"me":null}""", guest.GetRawText());
        Assert.Equal(robin.Email, me.Text("me.email"));
        Assert.Equal("CUSTOMER", me.Text("me.roles.0"));
    }

    [Fact]
    public async Task Others_see_nothing_but_the_display_name()
    {
        var robin = await fixture.SignUpAsync();
        var other = await fixture.SignUpAsync();
        var variables = new { r = new[] { new { __typename = "User", id = robin.Id } } };
        var nothingElse = $$"""{"id":"{{robin.Id}}","displayName":"Robin","email":null,"roles":[],"emailVerifiedAt":null,"addresses":null}""";

        var guest = await fixture.Guest.DataAsync(Entities, variables);
        var stranger = await fixture.As(other).DataAsync(Entities, variables);
        var self = await fixture.As(robin).DataAsync(Entities, variables);

        Assert.Equal(nothingElse, guest.At("_entities.0").GetRawText());
        Assert.Equal(nothingElse, stranger.At("_entities.0").GetRawText());
        Assert.Equal(robin.Email, self.Text("_entities.0.email"));
    }

    [Fact]
    public async Task Sessions_of_others_are_hidden_and_guests_must_sign_in()
    {
        var robin = await fixture.SignUpAsync();
        var other = await fixture.SignUpAsync();
        const string query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { sessions { id } } } }";
        var variables = new { r = new[] { new { __typename = "User", id = robin.Id } } };

        var stranger = await fixture.As(other).DataAsync(query, variables);
        var guest = await fixture.Guest.SendAsync(query, variables);

        Assert.Equal("""{"sessions":null}""", stranger.At("_entities.0").GetRawText());
        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
    }

    [Fact]
    public async Task An_unknown_user_is_null_at_its_place_among_the_entities()
    {
        var robin = await fixture.SignUpAsync();
        var variables = new { r = new[] { new { __typename = "User", id = "usr_unknown" }, new { __typename = "User", id = robin.Id } } };

        var data = await fixture.Guest.DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on User { displayName } } }", variables);

        Assert.Equal("""{"_entities":[null,{"displayName":"Robin"}]}""", data.GetRawText());
    }

    [Fact]
    public async Task Accounts_by_id_are_for_admins()
    {
        var robin = await fixture.SignUpAsync();
        var admin = await fixture.SignUpAdminAsync();
        const string query = "query($id: ID!) { user(id: $id) { email sessions { id } } }";

        var asAdmin = await fixture.As(admin).DataAsync(query, new { id = robin.Id });
        var asOther = await fixture.As(robin).SendAsync(query, new { id = robin.Id });
        var asGuest = await fixture.Guest.SendAsync(query, new { id = robin.Id });

        Assert.Equal(robin.Email, asAdmin.Text("user.email"));
        Assert.Equal(["FORBIDDEN"], asOther.ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], asGuest.ErrorCodes);
    }

    [Fact]
    public async Task Contacts_are_for_services_only()
    {
        var robin = await fixture.SignUpAsync();
        var admin = await fixture.SignUpAdminAsync();
        const string query = "query($ids: [ID!]!) { usersForContact(ids: $ids) { id email displayName verified } }";
        var variables = new { ids = new[] { robin.Id, "usr_unknown", robin.Id } };

        var asService = await fixture.Auth.AsService("notification").DataAsync(query, variables);
        var asAdmin = await fixture.As(admin).SendAsync(query, variables);

        Assert.Equal(
            $$"""{"usersForContact":[{"id":"{{robin.Id}}","email":"{{robin.Email}}","displayName":"Robin","verified":true}]}""", asService.GetRawText());
        Assert.Equal(["FORBIDDEN"], asAdmin.ErrorCodes);
    }
}
