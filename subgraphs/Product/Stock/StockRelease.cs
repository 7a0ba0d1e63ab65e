using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Which order needs its units no longer.</summary>
/// <param name="OrderId">The order.</param>
[Inaccessible]
internal sealed record StockReleaseInput(string OrderId);

[MutationRoot]
internal sealed class StockRelease(ReservationEnd reservations)
{
    /// <summary>Reserved or sold units go back on sale. It always succeeds; a reserve of the same order that arrives later is refused.</summary>
    /// <param name="input">Which order needs its units no longer.</param>
    [ServiceOnly]
    public async Task<StockPayload?> StockReleaseAsync(StockReleaseInput input, CancellationToken cancellationToken) =>
        StockPayload.Of(await reservations.ReleaseAsync(input.OrderId, cancellationToken));
}
