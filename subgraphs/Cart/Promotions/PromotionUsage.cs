using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// How often an offer is used by orders: held by unpaid ones or sold. Every reservation of an offer with a limit writes its first part, so
/// that of orders which race for the last use one wins and the others read again. An offer without a limit may be in every order of
/// the shop, which must not queue for one document: its uses are spread over the other parts.
/// </summary>
internal sealed record PromotionUsage : Document
{
    public required string PromotionId { get; init; }

    /// <summary>Orders that use it and are not paid yet.</summary>
    public int Reserved { get; init; }

    /// <summary>Paid orders that use it.</summary>
    public int Committed { get; init; }

    /// <summary>What it took off paid orders, one amount a currency.</summary>
    public ImmutableArray<Money> Discounted { get; init; } = [];

    public int Used => Reserved + Committed;

    /// <summary>The part of offers with a limit.</summary>
    private const int Limited = 0;

    private const int Parts = 16;

    public static string IdOf(string promotionId, int part) => OpaqueId.From("pru", promotionId, $"{part}");

    /// <summary>All parts: their sum is what counts, also for an offer that got its limit later.</summary>
    public static IEnumerable<string> IdsOf(string promotionId) => Enumerable.Range(0, Parts + 1).Select(part => IdOf(promotionId, part));

    /// <summary>Where an order's use is counted: always the same for the same order and offer.</summary>
    public static int PartFor(Promotion promotion, string orderId) =>
        promotion.UsageLimit is null ? 1 + (int)(orderId.Aggregate(17u, (hash, c) => (hash * 31) + c) % Parts) : Limited;

    public PromotionUsage WithDiscount(Money discount) => Discounted.FirstOrDefault(sum => sum.Currency == discount.Currency) is { Currency: not null } sum
        ? this with { Discounted = Discounted.Replace(sum, sum + discount) }
        : this with { Discounted = Discounted.Add(discount) };
}

/// <summary>How often one customer's orders use an offer.</summary>
internal sealed record CustomerUsage : Document
{
    public required string PromotionId { get; init; }

    public int Used { get; init; }

    public static string IdOf(string promotionId, string customerId) => OpaqueId.From("pcu", promotionId, customerId);
}
