using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Addresses;

/// <summary>An entry for the address book.</summary>
/// <param name="Name">Who receives the parcel.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="City">City or town.</param>
/// <param name="PostalCode">Postal code; empty where there are none.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, such as DE.</param>
/// <param name="Id">The entry to replace; without it, a new one is made.</param>
/// <param name="Line2">Flat, floor, company.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="Phone">For the carrier.</param>
/// <param name="IsDefault">Offer it first from now on.</param>
public sealed record AddressSaveInput(
    string Name, string Line1, string City, string PostalCode, string CountryCode, string? Id = null, string? Line2 = null, string? Region = null,
    string? Phone = null, bool IsDefault = false);

[MutationRoot]
internal sealed class AddressSave(IDocumentStore store, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Adds an entry to the caller's address book or replaces one. An entry that is there already, word for word, is not added again.
    /// </summary>
    /// <param name="input">The entry.</param>
    [Authenticated]
    public async Task<AccountPayload?> AddressSaveAsync(AddressSaveInput input, Caller caller, CancellationToken cancellationToken)
    {
        var address = AddressBook.Read(input, input.Id ?? OpaqueId.New("adr", clock));
        var errors = AddressBook.Check(address).ToList();
        if (caller.UserId is not { } userId || errors.Count > 0)
        {
            return AccountPayload.Refused(errors);
        }

        return await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<User>(userId, token) is not { } user
                || (input.Id is not null && user.Addresses.All(known => known.Id != input.Id)))
            {
                return AccountPayload.Refused(AuthError.NotFound("id"));
            }

            var saved = user with { Addresses = AddressBook.Save(user.Addresses, address) };
            if (saved.Addresses.Length > options.Value.MaxAddresses)
            {
                var limit = $"An address book holds at most {options.Value.MaxAddresses} addresses.";
                return AccountPayload.Refused(new AuthError(AuthErrorCode.LimitReached, limit));
            }

            work.Update(saved);
            return AccountPayload.Done(saved);
        }, cancellationToken);
    }
}
