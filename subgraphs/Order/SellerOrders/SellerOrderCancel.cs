using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>Which part a seller cannot deliver.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The seller's part.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Reason">Why, for the buyer; at most 300 characters.</param>
internal sealed record SellerOrderCancelInput(string IdempotencyKey, string Id, int Version, string Reason);

[MutationRoot]
internal sealed class SellerOrderCancel(SellerOrderWriter parts, TimeProvider clock)
{
    /// <summary>
    /// Cancels an order before anything of it is shipped, when it is this seller's alone. The stock goes back, and so does the buyer's
    /// money.
    /// </summary>
    /// <param name="input">Which part.</param>
    [RequiresScopes("orders:write")]
    public async Task<SellerOrderPayload?> SellerOrderCancelAsync(
        SellerOrderCancelInput input, Caller caller, CancellationToken cancellationToken) =>
        CancelRules.CheckReason(input.Reason) is { } error
            ? SellerOrderPayload.Refused(error)
            : await parts.ChangeAsync(
                new SellerOrderTarget(caller, input.Id, "id", input.Version, nameof(SellerOrderCancel), input.IdempotencyKey, input),
                (placed, _) => Cancel(placed, input),
                cancellationToken);

    private SellerOrderChange Cancel(PlacedOrder placed, SellerOrderCancelInput input) => placed.SellerOrders.Length > 1
        ? SellerOrderChange.Refused(OrderError.InvalidTransition("Other sellers have parts of this order: ask the shop to cancel yours."))
        : SellerOrderChange.Of(
            placed.Cancel(
                CancelReason.Seller, OrderActor.Seller, $"The seller cancelled the order: {input.Reason.Trim()}", clock.GetUtcNow()),
            "Only an order of which nothing is shipped can be cancelled.");
}
