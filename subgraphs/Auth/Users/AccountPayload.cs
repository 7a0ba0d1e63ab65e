namespace Octomart.AuthSubgraph.Users;

/// <summary>The account after the change, or the reasons why nothing changed.</summary>
/// <param name="User">The account.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record AccountPayload(UserType? User, IReadOnlyList<AuthError> UserErrors)
{
    internal static AccountPayload Done(User user) => new(new UserType(user, isRevealed: true), []);

    internal static AccountPayload Refused(params IReadOnlyList<AuthError> errors) => new(null, errors);
}
