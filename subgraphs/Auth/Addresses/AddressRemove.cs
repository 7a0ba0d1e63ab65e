using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Addresses;

/// <summary>Which entry goes.</summary>
/// <param name="Id">An entry of the caller's address book.</param>
public sealed record AddressRemoveInput(string Id);

[MutationRoot]
internal sealed class AddressRemove(IDocumentStore store)
{
    /// <summary>Removes an entry from the caller's address book.</summary>
    /// <param name="input">Which one.</param>
    [Authenticated]
    public async Task<AccountPayload?> AddressRemoveAsync(AddressRemoveInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.WriteAsync(async (work, token) =>
        {
            if (caller.UserId is not { } userId
                || await work.FindAsync<User>(userId, token) is not { } user
                || user.Addresses.All(address => address.Id != input.Id))
            {
                return AccountPayload.Refused(AuthError.NotFound("id"));
            }

            var left = user with { Addresses = AddressBook.Remove(user.Addresses, input.Id) };
            work.Update(left);
            return AccountPayload.Done(left);
        }, cancellationToken);
}
