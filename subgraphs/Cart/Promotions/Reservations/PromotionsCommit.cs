using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Which order was paid.</summary>
/// <param name="OrderId">The order.</param>
[Inaccessible]
internal sealed record PromotionsCommitInput(string OrderId);

/// <summary>Which order needs its promotions no longer.</summary>
/// <param name="OrderId">The order.</param>
[Inaccessible]
internal sealed record PromotionsReleaseInput(string OrderId);

[MutationRoot]
internal sealed class PromotionsCommit(PromotionReservationEnd reservations)
{
    /// <summary>Reserved uses are used for good, expired ones again if the limits still allow it. When they do not, or it was given back, the code says so.</summary>
    /// <param name="input">Which order was paid.</param>
    [ServiceOnly]
    public async Task<PromotionsPayload?> PromotionsCommitAsync(PromotionsCommitInput input, CancellationToken cancellationToken) =>
        await reservations.CommitAsync(input.OrderId, cancellationToken) is { } reservation
            ? PromotionsPayload.Of(reservation)
            : PromotionsPayload.Refused(PromotionReservationErrorCode.NotFound, "The order has reserved nothing.", "orderId");

    /// <summary>
    /// Reserved or committed uses are free again. It always succeeds; a reserve of the same order that arrives later is refused with
    /// RESERVATION_RELEASED.
    /// </summary>
    /// <param name="input">Which order needs its promotions no longer.</param>
    [ServiceOnly]
    public async Task<PromotionsPayload?> PromotionsReleaseAsync(PromotionsReleaseInput input, CancellationToken cancellationToken) =>
        new(new PromotionReservationType(await reservations.ReleaseAsync(input.OrderId, cancellationToken)), [], []);
}
