using GraphQL;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>What a promotion gives: exactly one of these.</summary>
/// <param name="PercentageOff">A share of the price of the matching items.</param>
/// <param name="AmountOff">An amount off all matching items together.</param>
/// <param name="BuyXGetY">Of every so many matching units, the cheapest cost less or nothing.</param>
/// <param name="FreeDelivery">True: delivery of the matching items.</param>
internal sealed record PromotionBenefitInput(
    PercentageOffInput? PercentageOff = null, AmountOffInput? AmountOff = null, BuyXGetYInput? BuyXGetY = null, bool? FreeDelivery = null)
{
    /// <summary>As it is stored.</summary>
    [Ignore]
    public PromotionBenefit ToBenefit() => this switch
    {
        { PercentageOff: { } percentage } => PromotionBenefit.Percentage(percentage.BasisPoints),
        { AmountOff: { } amount } => PromotionBenefit.Amount([.. amount.Amounts.Select(money => money.ToMoney())]),
        { BuyXGetY: { } buy } => PromotionBenefit.BuyXGetY(buy.BuyQuantity, buy.GetQuantity, buy.BasisPoints),
        _ => PromotionBenefit.FreeDelivery,
    };
}

/// <summary>A share of the price of the matching items.</summary>
/// <param name="BasisPoints">In hundredths of a percent, 1 to 10000: 1000 is 10 %.</param>
internal sealed record PercentageOffInput(int BasisPoints);

/// <summary>An amount off all matching items together.</summary>
/// <param name="Amounts">One for each currency in which it is to apply.</param>
internal sealed record AmountOffInput(IReadOnlyList<MoneyInput> Amounts);

/// <summary>Of every so many matching units, the cheapest cost less or nothing: 3 for 2 is buy 2, get 1.</summary>
/// <param name="BuyQuantity">Units that are paid in full, 1 to 100...</param>
/// <param name="GetQuantity">...for each of these, 1 to 100, the cheapest ones.</param>
/// <param name="BasisPoints">What is taken off them, in hundredths of a percent; 10000 makes them free.</param>
internal sealed record BuyXGetYInput(int BuyQuantity, int GetQuantity, int BasisPoints = 10_000);

/// <summary>Which items a promotion concerns and when it applies. What is left out or empty asks for nothing.</summary>
/// <param name="ProductIds">Items of these products, or of categoryIds.</param>
/// <param name="CategoryIds">Items in these categories or below them, or of productIds.</param>
/// <param name="SellerIds">Items of these sellers only; for promotions of the shop.</param>
/// <param name="MinimumSubtotals">What the matching items must cost before discounts, one amount for each currency in which it is to apply.</param>
/// <param name="IsFirstOrderOnly">Only for a customer's first order. Without a code it then applies to users only.</param>
/// <param name="CustomerIds">Only for these users.</param>
internal sealed record PromotionConditionsInput(
    IReadOnlyList<string>? ProductIds = null, IReadOnlyList<string>? CategoryIds = null, IReadOnlyList<string>? SellerIds = null,
    IReadOnlyList<MoneyInput>? MinimumSubtotals = null, bool IsFirstOrderOnly = false, IReadOnlyList<string>? CustomerIds = null)
{
    /// <summary>As they are stored.</summary>
    [Ignore]
    public PromotionConditions ToConditions() => new()
    {
        ProductIds = [.. ProductIds ?? []],
        CategoryIds = [.. CategoryIds ?? []],
        SellerIds = [.. SellerIds ?? []],
        MinimumSubtotals = [.. (MinimumSubtotals ?? []).Select(money => money.ToMoney())],
        IsFirstOrderOnly = IsFirstOrderOnly,
        CustomerIds = [.. CustomerIds ?? []],
    };
}

/// <summary>From input to promotion.</summary>
internal static class PromotionInputExtensions
{
    public static Promotion ApplyTo(this PromotionUpsertInput input, Promotion promotion) => promotion with
    {
        Name = input.Name.Trim(),
        Code = input.Code is { } code ? Promotion.NormalizeCode(code) : null,
        Benefit = input.Benefit.ToBenefit(),
        Conditions = input.Conditions?.ToConditions() ?? PromotionConditions.None,
        StartsAt = input.StartsAt,
        EndsAt = input.EndsAt,
        UsageLimit = input.UsageLimit,
        PerCustomerLimit = input.PerCustomerLimit,
        IsExclusive = input.IsExclusive,
    };
}
