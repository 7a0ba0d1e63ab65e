using System.Text.RegularExpressions;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>What a promotion may be. Pure rules; every fault is named at once.</summary>
internal static partial class PromotionRules
{
    private const int MaxName = 80;
    private const int MaxIds = 500;
    private const int MaxCurrencies = 50;
    private const int MaxUnits = 100;
    private const int MaxUses = 10_000_000;
    private const long MaxAmount = 1_000_000_000_000;

    public static IReadOnlyList<PromotionError> Check(PromotionUpsertInput input) =>
    [
        .. If(!IdempotencyKey.IsValid(input.IdempotencyKey), "A key has 1 to 200 characters.", "idempotencyKey"),
        .. If(input.Name.Trim().Length is 0 or > MaxName, $"A name has 1 to {MaxName} characters.", "name"),
        .. If(input.Code is { } code && !Code().IsMatch(Promotion.NormalizeCode(code)), "A code has 3 to 40 letters, digits, - or _.", "code"),
        .. If(input.Id is not null && input.Version is null, "Name the version that you have seen.", "version"),
        .. If(input.SellerId is { } sellerId && !OpaqueId.IsWellFormed(sellerId), "This is no seller's id.", "sellerId"),
        .. If(input.EndsAt <= input.StartsAt, "It must end after it starts.", "endsAt"),
        .. If(input.UsageLimit is < 1 or > MaxUses, $"A limit is from 1 to {MaxUses}.", "usageLimit"),
        .. If(input.PerCustomerLimit is < 1 or > MaxUses, $"A limit is from 1 to {MaxUses}.", "perCustomerLimit"),
        .. CheckBenefit(input.Benefit),
        .. CheckConditions(input.Conditions ?? new PromotionConditionsInput(), input.SellerId),
    ];

    private static IEnumerable<PromotionError> CheckBenefit(PromotionBenefitInput benefit)
    {
        var given = new[] { benefit.PercentageOff is not null, benefit.AmountOff is not null, benefit.BuyXGetY is not null, benefit.FreeDelivery == true };
        return
        [
            .. If(given.Count(one => one) != 1, "Name exactly one benefit.", "benefit"),
            .. If(benefit.PercentageOff is { BasisPoints: < 1 or > 10_000 }, "A share is from 1 to 10000.", "benefit", "percentageOff", "basisPoints"),
            .. If(benefit.AmountOff is { Amounts: [] }, "Name an amount.", "benefit", "amountOff", "amounts"),
            .. CheckMoney(benefit.AmountOff?.Amounts, "benefit", "amountOff", "amounts"),
            .. If(benefit.BuyXGetY is { BuyQuantity: < 1 or > MaxUnits }, $"A quantity is from 1 to {MaxUnits}.", "benefit", "buyXGetY", "buyQuantity"),
            .. If(benefit.BuyXGetY is { GetQuantity: < 1 or > MaxUnits }, $"A quantity is from 1 to {MaxUnits}.", "benefit", "buyXGetY", "getQuantity"),
            .. If(benefit.BuyXGetY is { BasisPoints: < 1 or > 10_000 }, "A share is from 1 to 10000.", "benefit", "buyXGetY", "basisPoints"),
        ];
    }

    private static IEnumerable<PromotionError> CheckConditions(PromotionConditionsInput conditions, string? sellerId) =>
    [
        .. CheckIds(conditions.ProductIds, "productIds"),
        .. CheckIds(conditions.CategoryIds, "categoryIds"),
        .. CheckIds(conditions.SellerIds, "sellerIds"),
        .. CheckIds(conditions.CustomerIds, "customerIds"),
        .. If(sellerId is not null && conditions.SellerIds is { Count: > 0 }, "A seller's offer concerns the seller's items.", "conditions", "sellerIds"),
        .. CheckMoney(conditions.MinimumSubtotals, "conditions", "minimumSubtotals"),
    ];

    private static PromotionError[] CheckIds(IReadOnlyList<string>? ids, string field) => If(
        ids is not null && (ids.Count > MaxIds || !ids.All(OpaqueId.IsWellFormed) || ids.Distinct(StringComparer.Ordinal).Count() != ids.Count),
        $"Name at most {MaxIds}, each once.", "conditions", field);

    private static PromotionError[] CheckMoney(IReadOnlyList<MoneyInput>? amounts, params string[] field) => If(
        amounts is not null
        && (amounts.Count > MaxCurrencies || amounts.Any(amount => amount.MinorUnits is < 1 or > MaxAmount || !Currencies.IsKnown(amount.Currency))
            || amounts.DistinctBy(amount => amount.Currency).Count() != amounts.Count),
        "Name amounts above zero, one for each currency.", field);

    private static PromotionError[] If(bool isWrong, string message, params string[] field) =>
        isWrong ? [new PromotionError(PromotionErrorCode.Invalid, message, ["input", .. field])] : [];

    [GeneratedRegex("^[A-Z0-9][A-Z0-9_-]{2,39}$")]
    private static partial Regex Code();
}
