using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>Which part, or what of it, a seller cannot deliver.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The seller's part.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Reason">Why, for the buyer; at most 300 characters.</param>
/// <param name="Lines">What of it; all that is not in a parcel when left out.</param>
internal sealed record SellerOrderCancelInput(
    string IdempotencyKey, string Id, int Version, string Reason, IReadOnlyList<LineQuantityInput>? Lines = null);

[MutationRoot]
internal sealed class SellerOrderCancel(SellerOrderWriter parts, TimeProvider clock)
{
    /// <summary>
    /// Cancels what a seller cannot deliver of its part: units that are not in a parcel yet. The stock goes back, and so does the buyer's
    /// money, also that for the delivery when nothing of the part is left.
    /// </summary>
    /// <param name="input">Which part, or what of it.</param>
    [RequiresScopes("orders:write")]
    public async Task<SellerOrderPayload?> SellerOrderCancelAsync(
        SellerOrderCancelInput input, Caller caller, CancellationToken cancellationToken) =>
        CancelRules.CheckReason(input.Reason) is { } error
            ? SellerOrderPayload.Refused(error)
            : await parts.ChangeAsync(
                new SellerOrderTarget(caller, input.Id, "id", input.Version, nameof(SellerOrderCancel), input.IdempotencyKey, input),
                (placed, part) => Cancel(placed, part, input),
                cancellationToken);

    private SellerOrderChange Cancel(PlacedOrder placed, SellerOrder part, SellerOrderCancelInput input)
    {
        if (input.Lines is { } lines && LineQuantities.Check(lines, part.Lines, line => line.Remaining(), "cancel") is { } error)
        {
            return SellerOrderChange.Refused(error);
        }

        var quantities = input.Lines?.ToDictionary(line => line.LineId, line => line.Quantity)
            ?? part.Lines.Where(line => line.Remaining() > 0).ToDictionary(line => line.Id, line => line.Remaining());
        return SellerOrderChange.Of(
            placed.CancelUnits(quantities, CancelReason.Seller, input.Reason.Trim(), clock.GetUtcNow()),
            "Only what is not in a parcel can be cancelled.");
    }
}
