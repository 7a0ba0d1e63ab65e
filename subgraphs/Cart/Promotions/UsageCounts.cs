using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.CartSubgraph.Promotions.Reservations;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>The counters of some promotions and one customer, as one unit of work sees and changes them.</summary>
internal sealed class UsageCounts(
    IReadOnlyDictionary<string, Promotion> promotions,
    IReadOnlyDictionary<string, PromotionUsage> usages,
    IReadOnlyDictionary<string, CustomerUsage> usagesOfCustomer,
    Customer? customer,
    string? customerId)
{
    public static UsageCounts None { get; } = new(
        new Dictionary<string, Promotion>(), new Dictionary<string, PromotionUsage>(), new Dictionary<string, CustomerUsage>(), null, null);

    /// <summary>Three reads, however many promotions there are.</summary>
    public static async Task<UsageCounts> ReadAsync(
        IUnitOfWork work,
        IReadOnlyDictionary<string, Promotion> promotions,
        IReadOnlyCollection<ReservedPromotion> uses,
        string? customerId,
        CancellationToken cancellationToken)
    {
        var counters = uses.SelectMany(use =>
            promotions.GetValueOrDefault(use.PromotionId)?.UsageLimit is null ? [use.UsageId] : PromotionUsage.IdsOf(use.PromotionId).Append(use.UsageId));
        return new UsageCounts(
            promotions,
            await work.FindManyAsync<PromotionUsage>([.. counters.Distinct()], cancellationToken),
            customerId is null
                ? new Dictionary<string, CustomerUsage>()
                : await work.FindManyAsync<CustomerUsage>([.. uses.Select(use => CustomerUsage.IdOf(use.PromotionId, customerId))], cancellationToken),
            customerId is null ? null : await work.FindAsync<Customer>(customerId, cancellationToken),
            customerId);
    }

    /// <summary>Whether one of the promotions is for a first order only.</summary>
    public bool IsFirstOrder => promotions.Values.Any(promotion => promotion.Conditions.IsFirstOrderOnly);

    /// <summary>Whether an order may use this promotion now. Who buys must be known where it matters.</summary>
    public bool Allow(string promotionId, string? userId, string orderId, DateTimeOffset now) =>
        promotions.GetValueOrDefault(promotionId) is { } promotion
        && (!promotion.NeedsCustomer || customerId is not null)
        && ProblemOf(promotion, userId, orderId, now) is null;

    /// <summary>Why a promotion cannot be used now, as far as is known of who buys; null when it can.</summary>
    /// <param name="orderId">The order that would use it: it is not in its own way.</param>
    public CouponProblem? ProblemOf(Promotion promotion, string? userId, string? orderId, DateTimeOffset now) => promotion switch
    {
        // What has not begun, or is for others, is not told from what does not exist.
        _ when !promotion.HasStarted(now) => CouponProblem.Unknown,
        { Conditions.CustomerIds: { IsEmpty: false } customers } when userId is null || !customers.Contains(userId) => CouponProblem.Unknown,
        _ when promotion.HasEnded(now) => CouponProblem.Ended,
        _ when IsExhausted(promotion) => CouponProblem.Exhausted,
        { Conditions.IsFirstOrderOnly: true } when customer?.MayStillBeFirst(orderId, now) == false => CouponProblem.NotFirstOrder,
        _ => null,
    };

    /// <summary>Whether each may be used once more, by its limits alone.</summary>
    public bool HaveRoomFor(IReadOnlyList<ReservedPromotion> uses) =>
        uses.All(use => promotions.GetValueOrDefault(use.PromotionId) is { } promotion && !IsExhausted(promotion));

    /// <summary>Counts a use of each.</summary>
    public void Take(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses) =>
        Take(work, uses, (usage, _) => usage with { Reserved = usage.Reserved + 1 });

    /// <summary>Counts a use of each, for good at once.</summary>
    public void TakeForGood(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses) =>
        Take(work, uses, (usage, use) => usage.WithDiscount(use.Discount) with { Committed = usage.Committed + 1 });

    /// <summary>Reserved uses are used for good.</summary>
    public void Commit(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses)
    {
        foreach (var use in uses)
        {
            var usage = usages[use.UsageId];
            work.Update(usage.WithDiscount(use.Discount) with { Reserved = usage.Reserved - 1, Committed = usage.Committed + 1 });
        }
    }

    /// <summary>Uses are free again.</summary>
    public void GiveBack(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses, bool wereCommitted)
    {
        foreach (var use in uses)
        {
            var usage = usages[use.UsageId];
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

    private void Take(IUnitOfWork work, IReadOnlyList<ReservedPromotion> uses, Func<PromotionUsage, ReservedPromotion, PromotionUsage> count)
    {
        foreach (var use in uses)
        {
            work.Save(count(usages.GetValueOrDefault(use.UsageId) ?? new PromotionUsage { Id = use.UsageId, PromotionId = use.PromotionId }, use));
            if (customerId is not null)
            {
                var id = CustomerUsage.IdOf(use.PromotionId, customerId);
                var own = usagesOfCustomer.GetValueOrDefault(id) ?? new CustomerUsage { Id = id, PromotionId = use.PromotionId };
                work.Save(own with { Used = own.Used + 1 });
            }
        }
    }

    private bool IsExhausted(Promotion promotion) =>
        UsedInAll(promotion.Id) >= promotion.UsageLimit || UsedByCustomer(promotion.Id) >= promotion.PerCustomerLimit;

    private void Save(IUnitOfWork work, Func<Customer, Customer> change)
    {
        if (customerId is not null)
        {
            work.Save(change(customer ?? new Customer { Id = customerId }));
        }
    }

    private int UsedInAll(string promotionId) => PromotionUsage.IdsOf(promotionId).Sum(id => usages.GetValueOrDefault(id)?.Used ?? 0);

    private int UsedByCustomer(string promotionId) =>
        customerId is null ? 0 : usagesOfCustomer.GetValueOrDefault(CustomerUsage.IdOf(promotionId, customerId))?.Used ?? 0;
}
