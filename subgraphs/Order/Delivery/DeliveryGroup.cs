using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>The ways to deliver one seller's part of a cart.</summary>
/// <param name="Seller">Who sends the parcel.</param>
/// <param name="Options">Choose one by its code when placing the order, the cheapest first; empty when the seller does not deliver there.</param>
/// <param name="Problem">Why there are no options; null when there are.</param>
internal sealed record DeliveryGroup(SellerType? Seller, IReadOnlyList<DeliveryChoice> Options, DeliveryProblem? Problem);
