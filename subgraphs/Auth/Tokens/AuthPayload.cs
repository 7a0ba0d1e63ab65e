using Octomart.AuthSubgraph.Users;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Who has signed in, with tokens; or the reasons why nobody has.</summary>
/// <param name="User">The account.</param>
/// <param name="Tokens">For acting as this user.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record AuthPayload(UserType? User, TokensType? Tokens, IReadOnlyList<AuthError> UserErrors)
{
    internal static AuthPayload SignedIn(User user, TokensType tokens) => new(new UserType(user, isRevealed: true), tokens, []);

    internal static AuthPayload Refused(params IReadOnlyList<AuthError> errors) => new(null, null, errors);
}
