using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>The counters of some promotions and one customer, as one unit of work sees and changes them.</summary>
internal sealed class UsageCounts(
    IReadOnlyDictionary<string, Promotion> promotions,
    IReadOnlyDictionary<string, PromotionUsage> usages,
    IReadOnlyDictionary<string, CustomerUsage> usagesOfCustomer,
    Customer? customer,
    string? customerId)
{
    /// <summary>Four reads, however many promotions there are.</summary>
    public static async Task<UsageCounts> ReadAsync(
        IUnitOfWork work, IEnumerable<string> promotionIds, string? customerId, CancellationToken cancellationToken)
    {
        string[] ids = [.. promotionIds];
        return new UsageCounts(
            await work.FindManyAsync<Promotion>(ids, cancellationToken),
            await work.FindManyAsync<PromotionUsage>([.. ids.Select(PromotionUsage.IdOf)], cancellationToken),
            customerId is null
                ? new Dictionary<string, CustomerUsage>()
                : await work.FindManyAsync<CustomerUsage>([.. ids.Select(id => CustomerUsage.IdOf(id, customerId))], cancellationToken),
            customerId is null ? null : await work.FindAsync<Customer>(customerId, cancellationToken),
            customerId);
    }

    /// <summary>Whether one of the promotions is for a first order only.</summary>
    public bool IsFirstOrder => promotions.Values.Any(promotion => promotion.Conditions.IsFirstOrderOnly);

    /// <summary>Whether an order may use this promotion now.</summary>
    public bool Allow(string promotionId, string? userId, string? orderId, DateTimeOffset now) =>
        promotions.GetValueOrDefault(promotionId) is { } promotion
        && promotion.IsRunning(now)
        && (!promotion.NeedsCustomer || customerId is not null)
        && (promotion.Conditions.CustomerIds.IsEmpty || (userId is not null && promotion.Conditions.CustomerIds.Contains(userId)))
        && (promotion.UsageLimit is not { } limit || UsedInAll(promotionId) < limit)
        && (promotion.PerCustomerLimit is not { } own || UsedByCustomer(promotionId) < own)
        && (!promotion.Conditions.IsFirstOrderOnly || customer?.MayStillBeFirst(orderId, now) != false);

    /// <summary>Counts a use of each.</summary>
    public void Take(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses)
    {
        foreach (var use in uses)
        {
            var usage = usages.GetValueOrDefault(PromotionUsage.IdOf(use.PromotionId))
                ?? new PromotionUsage { Id = PromotionUsage.IdOf(use.PromotionId), PromotionId = use.PromotionId };
            work.Save(usage with { Reserved = usage.Reserved + 1 });
            if (customerId is not null)
            {
                var id = CustomerUsage.IdOf(use.PromotionId, customerId);
                var own = usagesOfCustomer.GetValueOrDefault(id) ?? new CustomerUsage { Id = id, PromotionId = use.PromotionId };
                work.Save(own with { Used = own.Used + 1 });
            }
        }
    }

    /// <summary>Reserved uses are used for good.</summary>
    public void Commit(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses)
    {
        foreach (var use in uses)
        {
            var usage = usages[PromotionUsage.IdOf(use.PromotionId)];
            work.Update(usage.WithDiscount(use.Discount) with { Reserved = usage.Reserved - 1, Committed = usage.Committed + 1 });
        }
    }

    /// <summary>Uses are free again.</summary>
    public void GiveBack(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses, bool wereCommitted)
    {
        foreach (var use in uses)
        {
            var usage = usages[PromotionUsage.IdOf(use.PromotionId)];
            work.Update(wereCommitted
                ? usage.WithDiscount(-use.Discount) with { Committed = usage.Committed - 1 }
                : usage with { Reserved = usage.Reserved - 1 });
            if (customerId is not null)
            {
                var own = usagesOfCustomer[CustomerUsage.IdOf(use.PromotionId, customerId)];
                work.Update(own with { Used = own.Used - 1 });
            }
        }
    }

    /// <summary>The order may become the customer's first: no other first order is allowed beside it.</summary>
    public void Await(IUnitOfWork work, string orderId, DateTimeOffset now) => Save(work, known => known.Awaiting(orderId, now));

    /// <summary>The order came to nothing.</summary>
    public void Forget(IUnitOfWork work, string orderId) => Save(work, known => known.Forget(orderId));

    private void Save(IUnitOfWork work, Func<Customer, Customer> change)
    {
        if (customerId is not null)
        {
            work.Save(change(customer ?? new Customer { Id = customerId }));
        }
    }

    private int UsedInAll(string promotionId) => usages.GetValueOrDefault(PromotionUsage.IdOf(promotionId))?.Used ?? 0;

    private int UsedByCustomer(string promotionId) =>
        customerId is null ? 0 : usagesOfCustomer.GetValueOrDefault(CustomerUsage.IdOf(promotionId, customerId))?.Used ?? 0;
}

/// <summary>Writes documents that may be new.</summary>
internal static class UnitOfWorkExtensions
{
    public static void Save<T>(this IUnitOfWork work, T document) where T : Document
    {
        if (document.Version == 0)
        {
            work.Insert(document);
        }
        else
        {
            work.Update(document);
        }
    }
}
