using Octomart.Contracts;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>What a promotion gives.</summary>
[GraphQLUnion]
internal interface IPromotionBenefit;

/// <summary>A share of the price of the matching items.</summary>
/// <param name="BasisPoints">In hundredths of a percent: 1000 is 10 %.</param>
internal sealed record PercentageOff(int BasisPoints) : IPromotionBenefit;

/// <summary>An amount off all matching items together.</summary>
/// <param name="Amounts">One for each currency in which it applies.</param>
internal sealed record AmountOff(IReadOnlyList<Money> Amounts) : IPromotionBenefit;

/// <summary>Of every so many matching units, the cheapest cost less or nothing: 3 for 2 is buy 2, get 1.</summary>
/// <param name="BuyQuantity">Units that are paid in full...</param>
/// <param name="GetQuantity">...for each of these, the cheapest ones.</param>
/// <param name="BasisPoints">What is taken off them, in hundredths of a percent: 10000 makes them free.</param>
internal sealed record BuyXGetY(int BuyQuantity, int GetQuantity, int BasisPoints) : IPromotionBenefit;

/// <summary>Delivery of the matching items: the price of the seller's cheapest option is taken off the chosen one.</summary>
/// <param name="IsFundedByShop">Whether the shop pays for it; otherwise the seller does.</param>
internal sealed record FreeDelivery(bool IsFundedByShop) : IPromotionBenefit;
