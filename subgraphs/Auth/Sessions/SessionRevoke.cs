using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Which session ends.</summary>
/// <param name="Id">One of the caller's sessions.</param>
public sealed record SessionRevokeInput(string Id);

[MutationRoot]
internal sealed class SessionRevoke(IDocumentStore store, SessionEnder ender)
{
    /// <summary>Ends one of the caller's sessions, for example on a lost phone.</summary>
    /// <param name="input">Which one.</param>
    [Authenticated]
    public async Task<AccountPayload?> SessionRevokeAsync(SessionRevokeInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<Session>(input.Id, token) is not { } session
                || !caller.Is(session.UserId)
                || await work.FindAsync<User>(session.UserId, token) is not { } user)
            {
                return AccountPayload.Refused(AuthError.NotFound("id"));
            }

            ender.End(work, session);
            return AccountPayload.Done(user);
        }, cancellationToken);
}
