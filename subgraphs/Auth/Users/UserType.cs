using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.AuthSubgraph.Addresses;
using Octomart.AuthSubgraph.Sessions;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Users;

/// <summary>A person with an account. Everybody sees the display name; the rest is for the person and the shop's own people.</summary>
/// <param name="user">The account.</param>
/// <param name="isRevealed">Whether the caller has just proven to be this person, although the request carries no access token yet.</param>
[Key("id")]
public sealed class UserType(User user, bool isRevealed = false) : INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => user.Id;

    /// <summary>As others see the person, for example beside a review.</summary>
    public string DisplayName => user.DisplayName;

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt => user.CreatedAt;

    /// <summary>The mail address; null for others.</summary>
    public string? Email(Caller caller) => IsOpenTo(caller) ? user.Email : null;

    /// <summary>When the address was proven; null before, and for others.</summary>
    public DateTimeOffset? EmailVerifiedAt(Caller caller) => IsOpenTo(caller) ? user.EmailVerifiedAt : null;

    /// <summary>What the person is to the shop; empty for others.</summary>
    public IReadOnlyList<Role> Roles(Caller caller) => IsOpenTo(caller) ? user.Roles : [];

    /// <summary>The address book, the default address first; null for others.</summary>
    public IReadOnlyList<SavedAddressType>? Addresses(Caller caller) => IsOpenTo(caller)
        ? [.. user.Addresses.OrderByDescending(address => address.IsDefault).Select(address => new SavedAddressType(address))]
        : null;

    /// <summary>Where the person is signed in, latest first; null for others.</summary>
    [Authenticated]
    public IDataLoaderResult<IReadOnlyList<SessionType>?>? Sessions(Caller caller, SessionsOfUser sessions) => IsOpenTo(caller)
        ? sessions.Load(user.Id).Then(IReadOnlyList<SessionType>? (active) => [.. active.Select(session => new SessionType(session))])
        : null;

    /// <summary>Loads a user for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<UserType?> Resolve(string id, DocumentLoader<User> users) =>
        users.Load(id).Then(user => new UserType(user));

    private bool IsOpenTo(Caller caller) => isRevealed || caller.Is(user.Id) || caller.IsService || caller.HasScope(Grants.UsersRead);
}
