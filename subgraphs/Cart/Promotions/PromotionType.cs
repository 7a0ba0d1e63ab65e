using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.CartSubgraph.Promotions.Management;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>An offer of the shop or of a seller. Shoppers meet it in their cart; limits and uses are shown to its owner only.</summary>
[Key("id")]
internal sealed class PromotionType(Promotion promotion) : INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => promotion.Id;

    /// <summary>For shoppers.</summary>
    public string Name => promotion.Name;

    /// <summary>What shoppers type, in capitals; null when it applies by itself.</summary>
    public string? Code => promotion.Code;

    /// <summary>What it gives.</summary>
    public IPromotionBenefit Benefit => promotion.Benefit switch
    {
        { Kind: BenefitKind.Percentage } benefit => new PercentageOff(benefit.BasisPoints),
        { Kind: BenefitKind.Amount } benefit => new AmountOff(benefit.Amounts),
        { Kind: BenefitKind.BuyXGetY } benefit => new BuyXGetY(benefit.BuyQuantity, benefit.GetQuantity, benefit.BasisPoints),
        _ => new FreeDelivery(promotion.IsFundedByShop),
    };

    /// <summary>Which items it concerns and when it applies.</summary>
    public PromotionConditionsType Conditions => new(promotion);

    /// <summary>From when on; null for always.</summary>
    public DateTimeOffset? StartsAt => promotion.StartsAt;

    /// <summary>Until when; null for ever.</summary>
    public DateTimeOffset? EndsAt => promotion.EndsAt;

    /// <summary>Whether no other promotion applies beside it.</summary>
    public bool IsExclusive => promotion.IsExclusive;

    /// <summary>The seller who pays for it and whose items it concerns; null when the shop pays.</summary>
    public SellerType? Seller => promotion.SellerId is { } id ? new SellerType(id) : null;

    /// <summary>Rises with every change. For its owner.</summary>
    public int? Version(Caller caller) => caller.MayRead(promotion) ? (int)promotion.Version : null;

    /// <summary>In how many orders it may be used; null without a limit. For its owner.</summary>
    public int? UsageLimit(Caller caller) => caller.MayRead(promotion) ? promotion.UsageLimit : null;

    /// <summary>In how many orders of one customer; null without a limit. For its owner.</summary>
    public int? PerCustomerLimit(Caller caller) => caller.MayRead(promotion) ? promotion.PerCustomerLimit : null;

    /// <summary>How many orders use it, unpaid ones included. For its owner.</summary>
    public IDataLoaderResult<int?>? Used(Caller caller, DocumentLoader<PromotionUsage> usages) =>
        caller.MayRead(promotion) ? Parts(usages).Map(int? (parts) => parts?.Sum(part => part.Used) ?? 0) : null;

    /// <summary>What it took off paid orders, one amount for each currency. For its owner.</summary>
    public IDataLoaderResult<IReadOnlyList<Money>?>? Discounted(Caller caller, DocumentLoader<PromotionUsage> usages) => caller.MayRead(promotion)
        ? Parts(usages).Map(IReadOnlyList<Money>? (parts) =>
        [
            .. (parts ?? []).SelectMany(part => part.Discounted).GroupBy(sum => sum.Currency, StringComparer.Ordinal)
                .Select(sums => Money.Sum(sums, sums.Key)),
        ])
        : null;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt => promotion.CreatedAt;

    /// <summary>A promotion for the gateway: for its owner. A foreign id answers like an unknown one.</summary>
    [FederationResolver]
    public static IDataLoaderResult<PromotionType?> Resolve(string id, DocumentLoader<Promotion> promotions, Caller caller) =>
        promotions.Load(id).Then(promotion => caller.MayRead(promotion) ? new PromotionType(promotion) : null);

    private IDataLoaderResult<IReadOnlyList<PromotionUsage>?> Parts(DocumentLoader<PromotionUsage> usages) =>
        LoaderResult.All<PromotionUsage>([.. PromotionUsage.IdsOf(promotion.Id).Select(usages.Load)]);
}

/// <summary>Which items a promotion concerns and when it applies. An empty list asks for nothing.</summary>
internal sealed class PromotionConditionsType(Promotion promotion)
{
    /// <summary>Items of these products, or of categoryIds.</summary>
    public IReadOnlyList<string> ProductIds => promotion.Conditions.ProductIds;

    /// <summary>Items in these categories or below them, or of productIds.</summary>
    public IReadOnlyList<string> CategoryIds => promotion.Conditions.CategoryIds;

    /// <summary>Items of these sellers only.</summary>
    public IReadOnlyList<string> SellerIds => promotion.Conditions.SellerIds;

    /// <summary>What the matching items must cost before discounts, one amount for each currency in which it applies.</summary>
    public IReadOnlyList<Money> MinimumSubtotals => promotion.Conditions.MinimumSubtotals;

    /// <summary>Whether it is for a customer's first order only.</summary>
    public bool IsFirstOrderOnly => promotion.Conditions.IsFirstOrderOnly;

    /// <summary>Only for these users. For the promotion's owner.</summary>
    public IReadOnlyList<string>? CustomerIds(Caller caller) => caller.MayRead(promotion) ? [.. promotion.Conditions.CustomerIds] : null;
}
