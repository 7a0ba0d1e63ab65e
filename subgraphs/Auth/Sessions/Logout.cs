using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Which session ends.</summary>
/// <param name="RefreshToken">A refresh token of the session.</param>
public sealed record LogoutInput(string RefreshToken);

/// <summary>That the session is over.</summary>
/// <param name="UserErrors">Empty on success.</param>
public sealed record LogoutPayload(IReadOnlyList<AuthError> UserErrors);

[MutationRoot]
internal sealed class Logout(IDocumentStore store, SessionEnder ender)
{
    /// <summary>
    /// Ends the session of a refresh token. Needs no access token, which may have run out; a session that is over already is fine.
    /// </summary>
    /// <param name="input">The session's refresh token.</param>
    public async Task<LogoutPayload> LogoutAsync(LogoutInput input, CancellationToken cancellationToken)
    {
        await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<RefreshToken>(RefreshToken.IdOf(input.RefreshToken), token) is { } presented
                && await work.FindAsync<Session>(presented.SessionId, token) is { } session)
            {
                ender.End(work, session);
            }
        }, cancellationToken);
        return new LogoutPayload([]);
    }
}
