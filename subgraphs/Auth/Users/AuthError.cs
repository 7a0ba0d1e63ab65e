using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Users;

/// <summary>Why something about an account was refused.</summary>
public enum AuthErrorCode
{
    /// <summary>Address and password do not belong together.</summary>
    InvalidCredentials,

    /// <summary>The password is too easy to guess.</summary>
    WeakPassword,

    /// <summary>A value is missing, too long or not of the expected form.</summary>
    Invalid,

    /// <summary>The token is unknown, used up or out of date: ask for a new one.</summary>
    TokenExpired,

    /// <summary>The refresh token had been used before: its session is over, sign in again.</summary>
    TokenReused,

    /// <summary>Too many failed attempts: wait retryAfterSeconds.</summary>
    AccountLocked,

    /// <summary>The password is right, but the address still waits for its link to be opened.</summary>
    EmailUnverified,

    /// <summary>There is nothing of this id that is yours.</summary>
    NotFound,

    /// <summary>You may have no more of these.</summary>
    LimitReached,
}

/// <summary>Why something about an account was refused.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; may change. Programs read the code.</param>
/// <param name="Field">The path of the input field at fault; null when no single field is.</param>
/// <param name="RetryAfterSeconds">With ACCOUNT_LOCKED: how long to wait.</param>
public sealed record AuthError(AuthErrorCode Code, string Message, IReadOnlyList<string>? Field = null, int? RetryAfterSeconds = null) : IUserError
{
    internal static AuthError Invalid(string field, string message) => new(AuthErrorCode.Invalid, message, ["input", field]);

    internal static AuthError WeakPassword(string message) => new(AuthErrorCode.WeakPassword, message, ["input", "password"]);

    internal static AuthError TokenExpired(string field) =>
        new(AuthErrorCode.TokenExpired, "This token is unknown, used up or out of date.", ["input", field]);

    internal static AuthError NotFound(string field) => new(AuthErrorCode.NotFound, "There is no such thing of yours.", ["input", field]);
}
