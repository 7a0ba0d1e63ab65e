using Octomart.CartSubgraph.Promotions;
using Octomart.Contracts;
using Octomart.DemoShop;
using Octomart.Store;

namespace Octomart.CartSubgraph.Seeding;

/// <summary>The promotions of the demo shop: each kind of benefit once. One that is there already is left as its owner made it.</summary>
internal sealed class SeedPromotions(IDocumentStore store, TimeProvider clock) : IDemoSeed
{
    public async Task SeedAsync(DemoSeedContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var promotions = All().ToList();
        await store.WriteAsync(async (work, token) =>
        {
            var known = await work.FindManyAsync<Promotion>([.. promotions.Select(promotion => promotion.Id)], token);
            promotions.FindAll(promotion => !known.ContainsKey(promotion.Id)).ForEach(work.Insert);
        }, cancellationToken);
        context.Progress.Report(1);
    }

    private IEnumerable<Promotion> All() =>
    [
        Of(DemoPromotions.Welcome, PromotionBenefit.Percentage(1_000)) with
        {
            Conditions = new PromotionConditions { IsFirstOrderOnly = true },
            PerCustomerLimit = 1,
        },
        Of(DemoPromotions.ThreeForTwo, PromotionBenefit.BuyXGetY(2, 1)),
        Of(DemoPromotions.FreeDelivery, PromotionBenefit.FreeDelivery) with
        {
            Conditions = new PromotionConditions { MinimumSubtotals = [Euros(50)] },
        },
        Of(DemoPromotions.Lantern, PromotionBenefit.Amount(Euros(5))) with
        {
            Conditions = new PromotionConditions { MinimumSubtotals = [Euros(30)] },
            UsageLimit = 100,
        },
    ];

    private Promotion Of(DemoPromotion demo, PromotionBenefit benefit) => new()
    {
        Id = demo.PromotionId,
        Name = demo.Name,
        Code = demo.Code,
        Funder = demo.Seller?.SellerId ?? Promotion.Shop,
        Benefit = benefit,
        CreatedAt = clock.GetUtcNow(),
    };

    private static Money Euros(int amount) => new(amount * 100, "EUR");
}
