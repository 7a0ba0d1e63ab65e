using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>What is exchanged.</summary>
/// <param name="RefreshToken">The latest one of the session.</param>
public sealed record TokenRefreshInput(string RefreshToken);

/// <summary>
/// Rotation: each refresh token works once. One that comes back after its successor was used, or later than the grace, is in two
/// hands, so the whole session ends. Within the grace it gives the same successor again: the chain never forks.
/// </summary>
[MutationRoot]
internal sealed class TokenRefresh(
    IDocumentStore store, TokenIssuer issuer, SessionEnder ender, IOptions<TokenOptions> options, TimeProvider clock)
{
    private static readonly AuthError Reused = new(
        AuthErrorCode.TokenReused, "This refresh token was used before; sign in again.", ["input", "refreshToken"]);

    /// <summary>Exchanges a refresh token for new tokens. Using one twice ends its session, except for an immediate repetition.</summary>
    /// <param name="input">The token.</param>
    public async Task<AuthPayload> TokenRefreshAsync(TokenRefreshInput input, CancellationToken cancellationToken)
    {
        var tokenId = RefreshToken.IdOf(input.RefreshToken);
        var (opened, error) = await store.WriteAsync(
            [tokenId], (work, token) => RotateAsync(work, tokenId, input.RefreshToken, token), cancellationToken);
        return opened is null
            ? AuthPayload.Refused(error ?? AuthError.TokenExpired("refreshToken"))
            : AuthPayload.SignedIn(opened.User, await issuer.IssueAsync(opened, cancellationToken));
    }

    private async Task<(OpenedSession? Opened, AuthError? Error)> RotateAsync(
        IUnitOfWork work, string tokenId, string secret, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<RefreshToken>(tokenId, cancellationToken) is not { } presented
            || await work.FindAsync<Session>(presented.SessionId, cancellationToken) is not { } session
            || await work.FindAsync<User>(session.UserId, cancellationToken) is not { } user
            || !session.IsOpenAt(now) || presented.ExpiresAt <= now)
        {
            return (null, null);
        }

        var successor = presented.UsedAt is null
            ? Exchange(work, presented, session, secret, now)
            : await RepeatAsync(work, presented, secret, now, cancellationToken);
        if (successor is null)
        {
            ender.End(work, session);
            return (null, Reused);
        }

        return (new OpenedSession(user, session.Id, successor), null);
    }

    private string Exchange(IUnitOfWork work, RefreshToken presented, Session session, string secret, DateTimeOffset now)
    {
        var nonce = SecretToken.New();
        var successor = SecretToken.Derive(secret, nonce);
        var latest = session.CreatedAt + options.Value.SessionLifetime;
        var expiresAt = now + options.Value.RefreshTokenLifetime is var idle && idle < latest ? idle : latest;
        work.Update(presented with { UsedAt = now, SuccessorNonce = nonce });
        work.Insert(new RefreshToken { Id = RefreshToken.IdOf(successor), SessionId = session.Id, ExpiresAt = expiresAt });
        work.Update(session with { LastSeenAt = now, ExpiresAt = expiresAt });
        return successor;
    }

    private async Task<string?> RepeatAsync(
        IUnitOfWork work, RefreshToken presented, string secret, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (presented.SuccessorNonce is not { } nonce || now - presented.UsedAt > options.Value.RefreshGrace)
        {
            return null;
        }

        var successor = SecretToken.Derive(secret, nonce);
        return await work.FindAsync<RefreshToken>(RefreshToken.IdOf(successor), cancellationToken) is { UsedAt: null } ? successor : null;
    }
}
