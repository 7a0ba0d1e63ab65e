using System.Collections.Immutable;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Placement;

/// <summary>
/// That a cart went into an order, and what was in it, so that an order whose placement is unwound gives it back. One per order:
/// converting or restoring again changes nothing, and a conversion that arrives after its restoration is refused.
/// </summary>
internal sealed record CartConversion : Document
{
    public required string CartId { get; init; }

    public ImmutableArray<CartLine> Lines { get; init; } = [];

    public ImmutableArray<string> Coupons { get; init; } = [];

    public bool IsRestored { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static string IdOf(string orderId) => OpaqueId.From("ccv", orderId);
}
