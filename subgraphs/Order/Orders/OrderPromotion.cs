using GraphQL;
using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>A promotion as it was when the order was placed.</summary>
/// <param name="PromotionId">Which.</param>
/// <param name="Code">The coupon that was entered; null when it applied by itself.</param>
/// <param name="Name">For people.</param>
/// <param name="SellerId">Who pays for it; null when the shop does.</param>
/// <param name="Discount">What it took off the order, items and deliveries together.</param>
internal sealed record OrderPromotion(
    [property: Ignore] string PromotionId, string? Code, string Name, [property: Ignore] string? SellerId, Money Discount);
