using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.SignIn;
using Octomart.AuthSubgraph.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>A new password with the proof that it may be set.</summary>
/// <param name="Token">From the link in the mail.</param>
/// <param name="Password">The new password.</param>
public sealed record PasswordResetInput(string Token, string Password);

[MutationRoot]
internal sealed class PasswordReset(
    IDocumentStore store,
    PasswordHasher passwords,
    PasswordPolicy policy,
    SessionOpener opener,
    SessionEnder ender,
    TokenIssuer issuer,
    TimeProvider clock)
{
    /// <summary>Sets a new password, ends all sessions of the account and signs in. The token works once.</summary>
    /// <param name="input">The new password with the token.</param>
    public async Task<AuthPayload> PasswordResetAsync(PasswordResetInput input, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(input.Token, cancellationToken) is not { } owner)
        {
            return AuthPayload.Refused(AuthError.TokenExpired("token"));
        }

        if (policy.Refuse(input.Password, owner.NormalizedEmail, owner.DisplayName) is { } weakness)
        {
            return AuthPayload.Refused(weakness);
        }

        var hash = await passwords.HashAsync(input.Password, cancellationToken);
        var opened = await store.WriteAsync([owner.Id], (work, token) => ResetAsync(work, input.Token, hash, token), cancellationToken);
        return opened is null
            ? AuthPayload.Refused(AuthError.TokenExpired("token"))
            : AuthPayload.SignedIn(opened.User, await issuer.IssueAsync(opened, cancellationToken));
    }

    private async Task<User?> FindUserAsync(string secret, CancellationToken cancellationToken) =>
        await store.Set<MailToken>().FindAsync(MailToken.IdOf(secret), cancellationToken) is { } stored
        && stored.IsGoodFor(MailTokenPurpose.ResetPassword, clock.GetUtcNow())
            ? await store.Set<User>().FindAsync(stored.UserId, cancellationToken)
            : null;

    private async Task<OpenedSession?> ResetAsync(IUnitOfWork work, string secret, string hash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<MailToken>(MailToken.IdOf(secret), cancellationToken) is not { } stored
            || !stored.IsGoodFor(MailTokenPurpose.ResetPassword, now)
            || await work.FindAsync<User>(stored.UserId, cancellationToken) is not { } user)
        {
            return null;
        }

        // Whoever reads the address's mail owns the address.
        if (!user.IsVerified)
        {
            work.Publish(new UserVerified(user.Id, user.Email, user.DisplayName));
        }

        user = user.Verify(now) with { PasswordHash = hash };
        work.Update(user);
        await MailTokens.ForgetAsync(work, user.Id, cancellationToken);
        await ender.EndAllAsync(work, user.Id, cancellationToken);
        await SignInAttempts.ForgetAsync(work, user.NormalizedEmail, cancellationToken);
        return opener.Open(work, user);
    }
}
