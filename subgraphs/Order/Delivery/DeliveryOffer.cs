using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>How one seller's part of a cart can be delivered.</summary>
/// <param name="LineIds">The cart's lines that it sends.</param>
/// <param name="Choices">The cheapest first.</param>
/// <param name="Problem">Why there is no choice; null when there is one.</param>
internal sealed record DeliveryOffer(
    string SellerId, IReadOnlyList<string> LineIds, IReadOnlyList<DeliveryChoice> Choices, DeliveryProblem? Problem)
{
    public DeliveryChoice? Cheapest => Choices is [var first, ..] ? first : null;
}

/// <summary>Why a seller's part of a cart cannot be delivered.</summary>
internal enum DeliveryProblem
{
    /// <summary>The seller does not send to this country.</summary>
    DestinationNotServed,

    /// <summary>None of the seller's rates holds for the weight and the value.</summary>
    NoRateApplies,

    /// <summary>The seller has no rates in the cart's currency.</summary>
    CurrencyNotServed,
}

/// <summary>Says problems to those who place orders.</summary>
internal static class DeliveryProblems
{
    public static OrderError ToError(this DeliveryProblem problem, IReadOnlyList<string> lineIds) => problem switch
    {
        DeliveryProblem.DestinationNotServed => new OrderError(
            OrderErrorCode.DestinationNotServed, "A seller does not deliver to this country.", ["input", "shippingAddress", "countryCode"], lineIds),
        DeliveryProblem.NoRateApplies => new OrderError(
            OrderErrorCode.DeliveryNotAvailable, "A seller has no delivery rate for this weight and value.", ["input", "deliveryBySeller"], lineIds),
        _ => new OrderError(
            OrderErrorCode.DeliveryNotAvailable, "A seller has no delivery rates in this currency.", ["input", "deliveryBySeller"], lineIds),
    };
}
