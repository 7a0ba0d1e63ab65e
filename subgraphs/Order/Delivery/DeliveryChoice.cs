using GraphQL;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>A way to deliver one seller's parcel.</summary>
/// <param name="Code">Send it back to choose it, such as STANDARD, EXPRESS or PICK_UP.</param>
/// <param name="Label">For people.</param>
/// <param name="Price">What the buyer pays for it, discount taken off; tax included where prices include it.</param>
/// <param name="EtaDays">How many days it takes at most, handling included; null when nobody knows.</param>
internal sealed record DeliveryChoice(string Code, string Label, Money Price, int? EtaDays)
{
    /// <summary>Of which kind it is.</summary>
    public DeliveryKind Kind { get; init; }

    /// <summary>For people: where and when to pick it up, for example.</summary>
    public string? Note { get; init; }

    /// <summary>What promotions have taken off its price.</summary>
    public Money Discount { get => field.OrZero(Price.Currency); init; }

    /// <summary>The part of the discount that the shop pays; the seller pays the rest.</summary>
    [Ignore]
    public Money Subsidy { get => field.OrZero(Price.Currency); init; }
}

/// <summary>Kinds of delivery.</summary>
internal enum DeliveryKind
{
    /// <summary>To the address.</summary>
    Standard,

    /// <summary>To the address, faster.</summary>
    Express,

    /// <summary>The buyer comes for it.</summary>
    PickUp,
}
