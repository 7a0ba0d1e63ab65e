using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Users;

[QueryRoot]
internal sealed class UserQueries
{
    /// <summary>Who is signed in; null for guests.</summary>
    public IDataLoaderResult<UserType?>? Me(Caller caller, DocumentLoader<User> users) =>
        caller.UserId is { } id ? users.Load(id).Then(user => new UserType(user)) : null;

    /// <summary>An account by id, for the shop's own people.</summary>
    /// <param name="id">The user's id.</param>
    [RequiresScopes(Grants.UsersRead)]
    public IDataLoaderResult<UserType?> User(string id, DocumentLoader<User> users) => users.Load(id).Then(user => new UserType(user));
}
