using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Users;

/// <summary>How another service writes to somebody.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="DisplayName">How to address the person.</param>
/// <param name="Verified">Whether the address is proven: to others nothing is sent but the link that proves it.</param>
public sealed record UserContact(string Id, string Email, string DisplayName, bool Verified);

[QueryRoot]
internal sealed class UserContacts(IDocumentStore store)
{
    /// <summary>Addresses and names to write to; users that do not exist are left out.</summary>
    /// <param name="ids">The users' ids.</param>
    [ServiceOnly]
    public async Task<IReadOnlyList<UserContact>?> UsersForContactAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var users = await store.Set<User>().FindManyAsync([.. ids.Distinct()], cancellationToken);
        return [.. users.Values.Select(user => new UserContact(user.Id, user.Email, user.DisplayName, user.IsVerified))];
    }
}
