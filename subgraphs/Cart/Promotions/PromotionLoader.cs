using GraphQL.DataLoader;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// Reads what is known of offers for all carts of a request together: first the offers, then their counters where a limit or a
/// first order asks for them. The number of reads does not depend on the number of carts, lines or offers.
/// </summary>
internal sealed class PromotionLoader(
    AutomaticPromotions automatic,
    PromotionByCode byCode,
    DocumentLoader<PromotionUsage> usages,
    DocumentLoader<CustomerUsage> usagesOfCustomers,
    DocumentLoader<Customer> customers,
    TimeProvider clock)
{
    /// <summary>Asks for the offers of a cart.</summary>
    /// <param name="sellerIds">Whose items are in it.</param>
    /// <param name="codes">What was entered.</param>
    public IDataLoaderResult<CartPromotions?> Load(string? userId, IEnumerable<string> sellerIds, IReadOnlyCollection<string> codes)
    {
        var own = LoaderResult.All<IReadOnlyList<Promotion>>([.. sellerIds.Append(Promotion.Shop).Distinct().Select(automatic.Load)]);
        var entered = LoaderResult.All<Promotion>([.. codes.Select(byCode.Load)]);
        return own.ThenLoad(offers => entered.ThenLoad(coupons => Count(userId, [.. offers.SelectMany(list => list)], coupons)));
    }

    private Counting Count(string? userId, IReadOnlyList<Promotion> offers, IReadOnlyList<Promotion> coupons)
    {
        var all = offers.Concat(coupons).DistinctBy(promotion => promotion.Id).ToDictionary(promotion => promotion.Id, StringComparer.Ordinal);
        var customerId = Customer.IdOf(userId, null);
        return new Counting(
            LoaderResult.All<PromotionUsage>([.. all.Values.Where(p => p.UsageLimit is not null).SelectMany(p => PromotionUsage.IdsOf(p.Id)).Select(usages.Load)]),
            LoaderResult.All<CustomerUsage>(customerId is null
                ? []
                : [.. all.Values.Where(p => p.PerCustomerLimit is not null).Select(p => usagesOfCustomers.Load(CustomerUsage.IdOf(p.Id, customerId)))]),
            customerId is not null && all.Values.Any(p => p.Conditions.IsFirstOrderOnly) ? customers.Load(customerId) : LoaderResult.Of<Customer>(null),
            (used, own, customer) => new CartPromotions(
                offers,
                coupons.ToDictionary(promotion => promotion.Code!, StringComparer.Ordinal),
                new UsageCounts(all, ById(used), ById(own), customer, customerId),
                userId,
                clock.GetUtcNow()));
    }

    private static Dictionary<string, T> ById<T>(IReadOnlyList<T> documents) where T : Document =>
        documents.ToDictionary(document => document.Id, StringComparer.Ordinal);

    /// <summary>Three loads that go on as one.</summary>
    private sealed class Counting(
        IDataLoaderResult<IReadOnlyList<PromotionUsage>?> usages,
        IDataLoaderResult<IReadOnlyList<CustomerUsage>?> usagesOfCustomer,
        IDataLoaderResult<Customer?> customer,
        Func<IReadOnlyList<PromotionUsage>, IReadOnlyList<CustomerUsage>, Customer?, CartPromotions> next) : IDataLoaderResult<CartPromotions?>
    {
        public async Task<CartPromotions?> GetResultAsync(CancellationToken cancellationToken) => next(
            await usages.GetResultAsync(cancellationToken) ?? [],
            await usagesOfCustomer.GetResultAsync(cancellationToken) ?? [],
            await customer.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}

/// <summary>Offers without a code that have not ended, by who pays for them.</summary>
internal sealed class AutomaticPromotions(IDocumentStore store, TimeProvider clock) : BatchLoader<string, IReadOnlyList<Promotion>>
{
    /// <summary>How many offers of a request are looked at; the newest are left out beyond.</summary>
    private const int Most = 1_000;

    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Promotion>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var funders = keys.ToArray();
        var offers = await store.Set<Promotion>().ListAsync(
            new DocumentQuery<Promotion>
            {
                Where = offer => offer.Code == null && funders.Contains(offer.Funder) && (offer.EndsAt == null || offer.EndsAt > now),
                Limit = Most,
            },
            cancellationToken);
        return offers.GroupBy(offer => offer.Funder, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<Promotion> (group) => [.. group], StringComparer.Ordinal);
    }
}

/// <summary>Offers by their code.</summary>
internal sealed class PromotionByCode(IDocumentStore store) : BatchLoader<string, Promotion>
{
    protected override async Task<IReadOnlyDictionary<string, Promotion>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var codes = keys.ToArray();
        var offers = await store.Set<Promotion>().ListAsync(
            new DocumentQuery<Promotion> { Where = offer => codes.Contains(offer.Code), Limit = codes.Length }, cancellationToken);
        return offers.ToDictionary(offer => offer.Code!, StringComparer.Ordinal);
    }
}
