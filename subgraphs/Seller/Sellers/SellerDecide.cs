using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>The shop's answer to an application.</summary>
/// <param name="Id">The seller.</param>
/// <param name="Approve">Whether it may sell.</param>
/// <param name="Note">Why, for the applicant.</param>
public sealed record SellerDecideInput(string Id, bool Approve, string? Note = null);

[MutationRoot]
internal sealed class SellerDecide(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Approves or rejects an application. The applicant is told; a decision stands.</summary>
    /// <param name="input">The answer.</param>
    [RequiresScopes(SellerScopes.Admin)]
    public async Task<SellerPayload?> SellerDecideAsync(SellerDecideInput input, CancellationToken cancellationToken) =>
        await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<Seller>(input.Id, token) is not { } seller)
            {
                return SellerPayload.Refused(SellerError.NotFound());
            }

            if (seller.Decide(input.Approve, SellerProfile.Optional(input.Note), clock.GetUtcNow()) is not { } decided)
            {
                return SellerPayload.Refused(SellerError.InvalidTransition(seller, input.Approve ? "approved" : "rejected"));
            }

            await StatusChange.ApplyAsync(work, decided, token);
            work.Publish(new SellerDecided(decided.Id, decided.Name, decided.OwnerUserId, input.Approve, decided.StatusNote));
            return SellerPayload.Done(decided);
        }, cancellationToken);
}
