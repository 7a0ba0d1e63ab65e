using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Amounts that came later than the documents that lack them.</summary>
internal static class StoredMoney
{
    /// <summary>The amount, or nothing when it was stored, or sent, by somebody who did not know it yet.</summary>
    public static Money OrZero(this Money amount, string currency) => amount.Currency is null ? Money.Zero(currency) : amount;
}
