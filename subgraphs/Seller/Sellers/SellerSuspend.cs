using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Who may no longer sell.</summary>
/// <param name="Id">The seller.</param>
/// <param name="Reason">Why, for its members.</param>
public sealed record SellerSuspendInput(string Id, string Reason);

[MutationRoot]
internal sealed class SellerSuspend(IDocumentStore store)
{
    /// <summary>Stops a seller from selling until it is reinstated. Its members lose their rights with their next tokens.</summary>
    /// <param name="input">Who and why.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<SellerPayload?> SellerSuspendAsync(SellerSuspendInput input, CancellationToken cancellationToken)
    {
        if (SellerProfile.Optional(input.Reason) is not { } reason)
        {
            return SellerPayload.Refused(SellerError.Invalid("reason", "Say why."));
        }

        return await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<Seller>(input.Id, token) is not { } seller)
            {
                return SellerPayload.Refused(SellerError.NotFound());
            }

            if (seller.Suspend(reason) is not { } suspended)
            {
                return SellerPayload.Refused(SellerError.InvalidTransition(seller, "suspended"));
            }

            await StatusChange.ApplyAsync(work, suspended, token);
            return SellerPayload.Done(suspended);
        }, cancellationToken);
    }
}
