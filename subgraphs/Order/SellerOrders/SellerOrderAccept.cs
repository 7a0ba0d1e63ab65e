using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>Which part a seller begins to work on.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The seller's part.</param>
/// <param name="Version">The version that you have seen.</param>
internal sealed record SellerOrderAcceptInput(string IdempotencyKey, string Id, int Version);

[MutationRoot]
internal sealed class SellerOrderAccept(SellerOrderWriter parts, TimeProvider clock)
{
    /// <summary>Takes a new part of an order into work.</summary>
    /// <param name="input">Which part.</param>
    [RequiresScopes("orders:write")]
    public async Task<SellerOrderPayload?> SellerOrderAcceptAsync(
        SellerOrderAcceptInput input, Caller caller, CancellationToken cancellationToken) => await parts.ChangeAsync(
        new SellerOrderTarget(caller, input.Id, "id", input.Version, nameof(SellerOrderAccept), input.IdempotencyKey, input),
        (placed, part) => SellerOrderChange.Of(placed.Accept(part, clock.GetUtcNow()), "Only a new order can be accepted."),
        cancellationToken);
}
