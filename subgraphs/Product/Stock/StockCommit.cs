using GraphQL.Federation;
using Octomart.ProductSubgraph.Errors;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Which order was paid.</summary>
/// <param name="OrderId">The order.</param>
[Inaccessible]
internal sealed record StockCommitInput(string OrderId);

[MutationRoot]
internal sealed class StockCommit(ReservationEnd reservations)
{
    /// <summary>
    /// Reserved units are sold. When the reservation has expired or was given back, the code says so and nothing is sold: the
    /// order is to be refunded.
    /// </summary>
    /// <param name="input">Which order was paid.</param>
    [ServiceOnly]
    public async Task<StockPayload?> StockCommitAsync(StockCommitInput input, CancellationToken cancellationToken) =>
        await reservations.CommitAsync(input.OrderId, cancellationToken) switch
        {
            null => StockPayload.Refused(CatalogError.NotFound("reservation", "orderId")),
            { Status: StockReservationStatus.Expired } late => StockPayload.Of(late, new CatalogError(CatalogErrorCode.ReservationExpired, "The reservation has expired.")),
            { Status: StockReservationStatus.Released } late => StockPayload.Of(late, new CatalogError(CatalogErrorCode.ReservationReleased, "The order has given its stock back.")),
            var sold => StockPayload.Of(sold),
        };
}
