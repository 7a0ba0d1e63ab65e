using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// An offer: what it takes off, of which items, for whom and how often. How often it was used stands in <see cref="PromotionUsage"/>,
/// so that orders do not change the version that its owner edits.
/// </summary>
internal sealed record Promotion : Document
{
    /// <summary>Who pays when it is not a seller.</summary>
    public const string Shop = "shop";

    /// <summary>Shown to shoppers.</summary>
    public required string Name { get; init; }

    /// <summary>Who pays for it: a seller's id, or <see cref="Shop"/>. A seller's offer concerns the seller's own items only.</summary>
    public required string Funder { get; init; }

    /// <summary>What shoppers type, in capitals, so that it is unique whatever the case. Null: it applies by itself.</summary>
    public string? Code { get; init; }

    public required PromotionBenefit Benefit { get; init; }

    public PromotionConditions Conditions { get; init; } = PromotionConditions.None;

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>In how many orders it may be used in all.</summary>
    public int? UsageLimit { get; init; }

    /// <summary>In how many orders of one customer.</summary>
    public int? PerCustomerLimit { get; init; }

    /// <summary>Nothing else applies to a cart beside it.</summary>
    public bool IsExclusive { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? SellerId => IsFundedByShop ? null : Funder;

    public bool IsFundedByShop => Funder == Shop;

    /// <summary>Whether it has to be known who buys before it can be applied.</summary>
    public bool NeedsCustomer => PerCustomerLimit is not null || Conditions.IsFirstOrderOnly || !Conditions.CustomerIds.IsDefaultOrEmpty;

    /// <summary>Whether the coupons of both cannot be in one cart: one of each funding, and an exclusive one alone.</summary>
    public bool Excludes(Promotion other) => Funder == other.Funder || IsExclusive || other.IsExclusive;

    public bool HasStarted(DateTimeOffset now) => StartsAt is not { } start || start <= now;

    public bool HasEnded(DateTimeOffset now) => EndsAt is { } end && end <= now;

    public bool IsRunning(DateTimeOffset now) => HasStarted(now) && !HasEnded(now);

    /// <summary>How a code is kept and compared.</summary>
    public static string NormalizeCode(string code) => code.Trim().ToUpperInvariant();
}

/// <summary>What an offer gives.</summary>
internal enum BenefitKind
{
    Percentage,
    Amount,
    BuyXGetY,
    FreeDelivery,
}

/// <summary>What an offer gives; which members count follows from the kind.</summary>
internal sealed record PromotionBenefit
{
    public required BenefitKind Kind { get; init; }

    /// <summary>What is taken off, in hundredths of a percent: by a percentage, and of the units that buy-x-get-y gives.</summary>
    public int BasisPoints { get; init; }

    /// <summary>What is taken off all matching items together, one amount a currency.</summary>
    public ImmutableArray<Money> Amounts { get; init; } = [];

    /// <summary>How many units are paid in full...</summary>
    public int BuyQuantity { get; init; }

    /// <summary>...for each of these, the cheapest, that are not.</summary>
    public int GetQuantity { get; init; }

    public static PromotionBenefit Percentage(int basisPoints) => new() { Kind = BenefitKind.Percentage, BasisPoints = basisPoints };

    public static PromotionBenefit Amount(params ImmutableArray<Money> amounts) => new() { Kind = BenefitKind.Amount, Amounts = amounts };

    public static PromotionBenefit BuyXGetY(int buy, int get, int basisPoints = 10_000) =>
        new() { Kind = BenefitKind.BuyXGetY, BuyQuantity = buy, GetQuantity = get, BasisPoints = basisPoints };

    public static PromotionBenefit FreeDelivery { get; } = new() { Kind = BenefitKind.FreeDelivery };
}

/// <summary>Which items an offer concerns and when it applies. An empty list asks for nothing.</summary>
internal sealed record PromotionConditions
{
    public static PromotionConditions None { get; } = new();

    /// <summary>Items of these products, or of <see cref="CategoryIds"/>.</summary>
    public ImmutableArray<string> ProductIds { get; init; } = [];

    /// <summary>Items in these categories or below them, or of <see cref="ProductIds"/>.</summary>
    public ImmutableArray<string> CategoryIds { get; init; } = [];

    /// <summary>Of these sellers only.</summary>
    public ImmutableArray<string> SellerIds { get; init; } = [];

    /// <summary>What the matching items must cost at least before any discount, one amount a currency; in others it does not apply.</summary>
    public ImmutableArray<Money> MinimumSubtotals { get; init; } = [];

    public bool IsFirstOrderOnly { get; init; }

    /// <summary>Only for these users.</summary>
    public ImmutableArray<string> CustomerIds { get; init; } = [];
}
