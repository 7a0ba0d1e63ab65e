using Octomart.Store;

namespace Octomart.AuthSubgraph.SignIn;

/// <summary>
/// Attempts to sign in with one address since the last success. Kept by address and not with the account, so that an address
/// without an account is locked just like one that has it.
/// </summary>
public sealed record SignInAttempts : Document
{
    /// <summary>Attempts that did not succeed, or have not yet.</summary>
    public required int Failures { get; init; }

    /// <summary>No attempt is looked at before.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When they may be forgotten.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The id of the attempts with this address.</summary>
    public static string IdOf(string normalizedEmail) => OpaqueId.From("sia", normalizedEmail);

    /// <summary>How long until the next attempt is looked at; null when it may be now.</summary>
    public TimeSpan? WaitAt(DateTimeOffset now) => LockedUntil > now ? LockedUntil - now : null;

    /// <summary>
    /// One more attempt. It counts before its password is looked at: a thousand guesses sent at once are a thousand attempts.
    /// </summary>
    internal SignInAttempts Count(SignInOptions options, DateTimeOffset now)
    {
        var failures = ExpiresAt <= now ? 1 : Failures + 1;
        return this with
        {
            Failures = failures,
            LockedUntil = failures >= options.FreeAttempts ? now + LockFor(options, failures - options.FreeAttempts) : null,
            ExpiresAt = now + options.ForgetAfter,
        };
    }

    internal static async Task ForgetAsync(IUnitOfWork work, string normalizedEmail, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<SignInAttempts>(IdOf(normalizedEmail), cancellationToken) is { } attempts)
        {
            work.Delete(attempts);
        }
    }

    private static TimeSpan LockFor(SignInOptions options, int repeated) =>
        TimeSpan.FromSeconds(Math.Min(options.FirstLock.TotalSeconds * Math.Pow(2, Math.Min(repeated, 30)), options.LongestLock.TotalSeconds));
}
