using Octomart.SubgraphDefaults.Identity;

namespace Octomart.CartSubgraph.Carts;

/// <summary>Who may open a cart: its owner, or whoever holds its guest token. An id alone never suffices.</summary>
internal static class CartAccess
{
    public static bool MayOpen(this Cart cart, string? userId, string? guestToken, DateTimeOffset now) =>
        cart.IsOpen(now) && (cart.OwnerId is { } owner ? owner == userId : SecretToken.Matches(guestToken, cart.GuestTokenHash));
}
