using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// How often an offer is used by orders: held by unpaid ones or sold. Every reservation writes it, so that of orders which race for
/// the last use one wins and the others read again.
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

    public static string IdOf(string promotionId) => OpaqueId.From("pru", promotionId);

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
