using Octomart.DemoShop;
using Octomart.Messaging;
using Octomart.SellerSubgraph.Members;
using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Seeding;

/// <summary>The sellers of the demo shop, approved, with their owners.</summary>
internal sealed class SeedSellers(IDocumentStore store, TimeProvider clock) : IDemoSeed
{
    public async Task SeedAsync(DemoSeedContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await store.WriteAsync(async (work, token) =>
        {
            var known = await work.FindManyAsync<Seller>([.. DemoSellers.All.Select(demo => demo.SellerId)], token);
            foreach (var demo in DemoSellers.All.Where(demo => !known.ContainsKey(demo.SellerId)))
            {
                Insert(work, SellerOf(demo));
            }
        }, cancellationToken);
        context.Progress.Report(1);
    }

    private void Insert(IUnitOfWork work, Seller seller)
    {
        var owner = SellerMember.OwnerOf(seller, clock.GetUtcNow());
        work.Insert(seller);
        work.Insert(owner);
        work.Publish(seller.ToEvent());
        work.Publish(owner.ToEvent());
    }

    private Seller SellerOf(DemoSeller demo) => new()
    {
        Id = demo.SellerId,
        Slug = demo.Slug,
        HeldSlug = demo.Slug,
        Name = demo.Name,
        CountryCode = demo.CountryCode,
        About = demo.About,
        Status = SellerStatus.Approved,
        OwnerUserId = demo.Owner.UserId,
        AppliedAt = clock.GetUtcNow(),
        ApprovedAt = clock.GetUtcNow(),
    };
}
