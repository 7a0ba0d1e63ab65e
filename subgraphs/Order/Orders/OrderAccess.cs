using Octomart.OrderSubgraph.SellerOrders;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Who may open what. The whole order is its buyer's; a seller sees its own part, and that only once it is paid for.</summary>
internal static class OrderAccess
{
    public static bool MayOpen(this Order order, Caller caller, string? guestToken = null) =>
        caller.IsService || caller.IsAdmin || caller.Is(order.BuyerId) || SecretToken.Matches(guestToken, order.GuestTokenHash);

    public static bool MayOpen(this SellerOrder part, Caller caller) =>
        caller.IsService || caller.IsAdmin || caller.Is(part.BuyerId) || part.IsSellers(caller);

    /// <summary>To look at it: whoever may open it, and the shop's support staff, who change nothing.</summary>
    public static bool MayRead(this Order order, Caller caller, string? guestToken = null) => order.MayOpen(caller, guestToken) || caller.IsStaff();

    /// <summary>To look at it: whoever may open it, and the shop's support staff, who change nothing.</summary>
    public static bool MayRead(this SellerOrder part, Caller caller) => part.MayOpen(caller) || caller.IsStaff();

    /// <summary>Whether the caller sees the orders of all buyers and sellers.</summary>
    public static bool IsStaff(this Caller caller) => caller.IsAdmin || caller.HasScope("orders:admin");

    /// <summary>Whether the caller acts for the seller, to whom the part has been passed on.</summary>
    public static bool IsSellers(this SellerOrder part, Caller caller) => part.ReceivedAt is not null && caller.ActsFor(part.SellerId);
}
