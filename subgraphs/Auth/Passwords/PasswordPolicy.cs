using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Users;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>
/// Which passwords are refused: short ones, those on everybody's list, and those that hold the account's own name. No rules about
/// digits and symbols, which make passwords worse (NIST SP 800-63B, 5.1.1.2).
/// </summary>
internal sealed class PasswordPolicy(IOptions<PasswordOptions> options)
{
    /// <summary>Longer ones are refused before any work is spent on them.</summary>
    public const int MaxLength = 256;

    private const int FewestDifferentCharacters = 5;

    // The roots of the passwords that are guessed first, as people lengthen them: with digits and punctuation around.
    private static readonly FrozenSet<string> Guessed = new[]
    {
        "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "qwerty", "qwertz", "qwertyuiop", "qwertzuiop", "asdfghjkl",
        "letmein", "welcome", "iloveyou", "admin", "administrator", "changeme", "default", "octomart", "football", "baseball", "superman",
        "princess", "sunshine", "trustno", "abcdefghij", "abcdefghijk", "dragon", "monkey", "master", "shadow", "secret", "",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why the password will not do; null when it will.</summary>
    public AuthError? Refuse(string password, string normalizedEmail, string displayName)
    {
        var lower = password.ToLowerInvariant();
        return password.Length switch
        {
            var length when length < options.Value.MinLength => AuthError.WeakPassword($"Use at least {options.Value.MinLength} characters."),
            > MaxLength => AuthError.Invalid("password", $"Use at most {MaxLength} characters."),
            _ when password.Distinct().Count() < FewestDifferentCharacters => AuthError.WeakPassword("Use more different characters."),
            _ when Guessed.Contains(lower.Trim([.. "0123456789 !?.,;:-_#*+$&%@"])) =>
                AuthError.WeakPassword("This password is on every list of common ones."),
            _ when Holds(lower, normalizedEmail.Split('@')[0]) || Holds(lower, displayName.ToLowerInvariant()) =>
                AuthError.WeakPassword("Do not use your name or address in the password."),
            _ => null,
        };
    }

    private static bool Holds(string password, string name) => name.Length >= 4 && password.Contains(name, StringComparison.Ordinal);
}
