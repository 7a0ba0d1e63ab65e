using Octomart.Store;

namespace Octomart.CartSubgraph.Coupons;

/// <summary>How many coupons were tried that do not exist, in one cart or by one user, until they may be forgotten.</summary>
internal sealed record CouponTries : Document
{
    public int Count { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static string IdOfCart(string cartId) => OpaqueId.From("cpt", "cart", cartId);

    public static string IdOfUser(string userId) => OpaqueId.From("cpt", "user", userId);
}
