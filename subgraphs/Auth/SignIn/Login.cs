using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Passwords;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.SignIn;

/// <summary>Who signs in.</summary>
/// <param name="Email">The account's mail address.</param>
/// <param name="Password">The account's password.</param>
/// <param name="GuestCartToken">Opens the cart that was filled before; its lines join the account's cart.</param>
public sealed record LoginInput(string Email, string Password, string? GuestCartToken = null);

[MutationRoot]
internal sealed class Login(
    IDocumentStore store, PasswordHasher passwords, SignInGuard guard, SessionOpener opener, TokenIssuer issuer, GuestCarts guestCarts,
    IOptions<AccountOptions> accounts)
{
    private static readonly AuthError WrongCredentials = new(
        AuthErrorCode.InvalidCredentials, "Address and password do not belong together.");

    private static readonly AuthError Unverified = new(
        AuthErrorCode.EmailUnverified, "Open the link that was mailed to you first; registering again sends another.");

    /// <summary>Signs in with address and password.</summary>
    /// <param name="input">Who signs in.</param>
    public async Task<AuthPayload> LoginAsync(LoginInput input, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalize(input.Email);
        if (await guard.AdmitAsync(email, cancellationToken) is { } locked)
        {
            return AuthPayload.Refused(locked);
        }

        var user = await store.Set<User>().FindByEmailAsync(email, cancellationToken);
        if (!await VerifyAsync(input.Password, user, cancellationToken) || user is null)
        {
            return AuthPayload.Refused(WrongCredentials);
        }

        if (!user.IsVerified)
        {
            await store.WriteAsync((work, token) => SignInAttempts.ForgetAsync(work, email, token), cancellationToken);
            return AuthPayload.Refused(Unverified);
        }

        var renewedHash = passwords.IsOutdated(user.PasswordHash)
            ? await passwords.HashAsync(input.Password, cancellationToken)
            : user.PasswordHash;
        var opened = await store.WriteAsync((work, token) => OpenAsync(work, user, renewedHash, token), cancellationToken);
        if (opened is null)
        {
            return AuthPayload.Refused(WrongCredentials);
        }

        if (input.GuestCartToken is { Length: > 0 } guestCart)
        {
            await guestCarts.ClaimAsync(user.Id, guestCart, cancellationToken);
        }

        return AuthPayload.SignedIn(opened.User, await issuer.IssueAsync(opened, cancellationToken));
    }

    private async Task<OpenedSession?> OpenAsync(IUnitOfWork work, User verified, string renewedHash, CancellationToken cancellationToken)
    {
        // The password may have been changed while this one was looked at.
        if (await work.FindAsync<User>(verified.Id, cancellationToken) is not { } user || user.PasswordHash != verified.PasswordHash)
        {
            return null;
        }

        var renewed = accounts.Value.Grant(user with { PasswordHash = renewedHash });
        if (renewed != user)
        {
            work.Update(renewed);
        }

        await SignInAttempts.ForgetAsync(work, user.NormalizedEmail, cancellationToken);
        return opener.Open(work, renewed);
    }

    // No account has a password of another length, so the work of hashing it is spent on something short.
    private Task<bool> VerifyAsync(string password, User? user, CancellationToken cancellationToken) =>
        password.Length is > 0 and <= PasswordPolicy.MaxLength
            ? passwords.VerifyAsync(password, user?.PasswordHash, cancellationToken)
            : passwords.VerifyAsync("-", null, cancellationToken);
}
