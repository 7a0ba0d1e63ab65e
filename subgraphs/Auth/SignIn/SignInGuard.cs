using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;

namespace Octomart.AuthSubgraph.SignIn;

/// <summary>Slows down who guesses passwords.</summary>
internal sealed class SignInGuard(IDocumentStore store, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>Counts an attempt; null when its password may be looked at.</summary>
    public Task<AuthError?> AdmitAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var id = SignInAttempts.IdOf(normalizedEmail);
        return store.WriteAsync([id], async (work, token) =>
        {
            var now = clock.GetUtcNow();
            var attempts = await work.FindAsync<SignInAttempts>(id, token);
            if (attempts?.WaitAt(now) is { } wait)
            {
                return Locked(wait);
            }

            attempts ??= new SignInAttempts { Id = id, Failures = 0, ExpiresAt = now };
            work.Save(attempts.Count(options.Value, now));
            return null;
        }, cancellationToken);
    }

    private static AuthError? Locked(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        var message = $"Too many attempts. Try again in {seconds} seconds, or reset the password.";
        return new AuthError(AuthErrorCode.AccountLocked, message, RetryAfterSeconds: seconds);
    }
}
