using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Sessions;

[Collection(AuthCollection.Name)]
public sealed class SessionTests(AuthFixture fixture)
{
    private const string LogoutMutation = "mutation($input: LogoutInput!) { logout(input: $input) { userErrors { code } } }";
    private const string RevokeMutation = "mutation($input: SessionRevokeInput!) { sessionRevoke(input: $input) { user { id sessions { id current } } userErrors { code } } }";

    [Fact]
    public async Task The_owner_sees_where_they_are_signed_in_and_which_session_asks()
    {
        var robin = await fixture.SignUpAsync();
        var phone = SignedIn.From(robin.Email, await fixture.LoginAsync(robin.Email));

        var sessions = (await fixture.As(phone).DataAsync("{ me { sessions { id device current createdAt lastSeenAt } } }")).At("me.sessions");

        Assert.Equal(2, sessions.GetArrayLength());
        var current = Assert.Single(sessions.EnumerateArray(), session => session.At("current").GetBoolean());
        Assert.Equal(AuthFixture.Read(phone.AccessToken).GetPayloadValue<string>("sid"), current.Text("id"));
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_may_be_repeated()
    {
        var robin = await fixture.SignUpAsync();
        var input = new { input = new { refreshToken = robin.RefreshToken } };

        var first = await fixture.Guest.DataAsync(LogoutMutation, input);
        var second = await fixture.Guest.DataAsync(LogoutMutation, input);
        var unknown = await fixture.Guest.DataAsync(LogoutMutation, new { input = new { refreshToken = "nothing of ours" } });

        Assert.All([first, second, unknown], answer => Assert.Empty(answer.At("logout").UserErrorCodes()));
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.RefreshAsync(robin.RefreshToken)).UserErrorCodes());
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another_one()
    {
        var robin = await fixture.SignUpAsync();
        var lostPhone = SignedIn.From(robin.Email, await fixture.LoginAsync(robin.Email));
        var id = AuthFixture.Read(lostPhone.AccessToken).GetPayloadValue<string>("sid");

        var revoked = await fixture.As(robin).DataAsync(RevokeMutation, new { input = new { id } });

        Assert.Equal(1, revoked.At("sessionRevoke.user.sessions").GetArrayLength());
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.RefreshAsync(lostPhone.RefreshToken)).UserErrorCodes());
        Assert.Empty((await fixture.RefreshAsync(robin.RefreshToken)).UserErrorCodes());
    }

    [Fact]
    public async Task A_session_of_somebody_else_looks_like_none()
    {
        var robin = await fixture.SignUpAsync();
        var other = await fixture.SignUpAsync();
        var id = AuthFixture.Read(robin.AccessToken).GetPayloadValue<string>("sid");

        var foreign = await fixture.As(other).DataAsync(RevokeMutation, new { input = new { id } });
        var unknown = await fixture.As(other).DataAsync(RevokeMutation, new { input = new { id = "ses_unknown" } });
        var guest = await fixture.Guest.SendAsync(RevokeMutation, new { input = new { id } });

        Assert.Equal(["NOT_FOUND"], foreign.At("sessionRevoke").UserErrorCodes());
        Assert.Equal(unknown.GetRawText(), foreign.GetRawText());
        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
        Assert.Empty((await fixture.RefreshAsync(robin.RefreshToken)).UserErrorCodes());
    }
}
