using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Whose payment it is. Everybody else is told that there is none.</summary>
internal static class PaymentAccess
{
    /// <summary>The buyer, the holder of the guest's token, the shop's administrators, other services.</summary>
    public static bool MaySee(this Caller caller, Payment payment, string? guestToken = null) =>
        caller.IsService || caller.IsAdmin || caller.MayPay(payment, guestToken);

    /// <summary>The buyer, or the holder of the guest's token.</summary>
    public static bool MayPay(this Caller caller, Payment payment, string? guestToken) =>
        caller.Is(payment.BuyerId) || GuestTokens.Matches(guestToken, payment.GuestTokenHash);

    /// <summary>Stands for the caller in idempotency keys. Guests have no identity, so that theirs count within one payment.</summary>
    public static string KeyFor(this Caller caller, Payment payment) => caller.UserId ?? $"{caller.Key}:{payment.Id}";
}
