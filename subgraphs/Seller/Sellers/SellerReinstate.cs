using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Who may sell again.</summary>
/// <param name="Id">The seller.</param>
public sealed record SellerReinstateInput(string Id);

[MutationRoot]
internal sealed class SellerReinstate(IDocumentStore store)
{
    /// <summary>Lets a suspended seller sell again.</summary>
    /// <param name="input">Who.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<SellerPayload?> SellerReinstateAsync(SellerReinstateInput input, CancellationToken cancellationToken) =>
        await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<Seller>(input.Id, token) is not { } seller)
            {
                return SellerPayload.Refused(SellerError.NotFound());
            }

            if (seller.Reinstate() is not { } reinstated)
            {
                return SellerPayload.Refused(SellerError.InvalidTransition(seller, "reinstated"));
            }

            await StatusChange.ApplyAsync(work, reinstated, token);
            return SellerPayload.Done(reinstated);
        }, cancellationToken);
}
