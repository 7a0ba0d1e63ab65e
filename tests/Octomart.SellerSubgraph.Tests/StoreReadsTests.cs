using Octomart.SellerSubgraph.Members;
using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests;

[CollectionDefinition(nameof(StoreReadsTests), DisableParallelization = true)]
[Collection(nameof(StoreReadsTests))]
public sealed class StoreReadsTests(SellerFixture fixture) : IClassFixture<SellerFixture>
{
    private const string Entities = """
        query($r: [_Any!]!) {
          _entities(representations: $r) {
            ... on Seller { name rating statusNote members { role user { sellerMemberships { slug } } } commissionRules { id } }
          }
        }
        """;

    [Fact]
    public async Task A_hundred_sellers_cost_as_many_reads_as_one()
    {
        var ids = new List<string>();
        await fixture.Seller.Store.WriteAsync((work, _) =>
        {
            for (var i = 0; i < 100; i++)
            {
                var seller = SellerOf($"usr_{i}");
                ids.Add(seller.Id);
                work.Insert(seller);
                work.Insert(SellerMember.OwnerOf(seller, seller.AppliedAt));
            }

            return Task.CompletedTask;
        }, CancellationToken.None);

        var one = await ReadsAsync(ids.Take(1));
        var ten = await ReadsAsync(ids.Take(10));
        var hundred = await ReadsAsync(ids);

        Assert.Equal((5, 5, 5), (one, ten, hundred));
    }

    [Fact]
    public async Task The_sellers_of_a_hundred_people_cost_two_reads()
    {
        var owners = new List<string>();
        await fixture.Seller.Store.WriteAsync((work, _) =>
        {
            for (var i = 0; i < 100; i++)
            {
                var seller = SellerOf($"usr_{Guid.NewGuid():N}");
                owners.Add(seller.OwnerUserId);
                work.Insert(seller);
                work.Insert(SellerMember.OwnerOf(seller, seller.AppliedAt));
            }

            return Task.CompletedTask;
        }, CancellationToken.None);
        const string query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { sellerMemberships { slug } } } }";

        var reads = await StoreReads.CountAsync(
            () => fixture.Seller.As(SellerFixture.Admin).DataAsync(query, new { r = owners.Select(id => new { __typename = "User", id }) }), "sellers", "members");

        Assert.Equal(2, reads);
    }

    private static Seller SellerOf(string ownerId) => new()
    {
        Id = $"sel_{Guid.NewGuid():N}",
        Slug = SellerFixture.NewSlug(),
        HeldSlug = SellerFixture.NewSlug(),
        Name = "Tin & Timber",
        CountryCode = "FI",
        Status = SellerStatus.Approved,
        OwnerUserId = ownerId,
        AppliedAt = DateTimeOffset.UnixEpoch,
        ApprovedAt = DateTimeOffset.UnixEpoch,
    };

    private Task<long> ReadsAsync(IEnumerable<string> ids) => StoreReads.CountAsync(
        () => fixture.Seller.As(SellerFixture.Admin).DataAsync(Entities, new { r = ids.Select(id => new { __typename = "Seller", id }) }),
        "sellers", "members", "commissionRules", "sellerRatings");
}
