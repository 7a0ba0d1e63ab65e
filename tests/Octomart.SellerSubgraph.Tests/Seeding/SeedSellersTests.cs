using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Seeding;

public sealed class SeedSellersTests(SellerFixture fixture) : IClassFixture<SellerFixture>
{
    [Fact]
    public async Task The_demo_sellers_are_open_with_their_owners_however_often_they_are_seeded()
    {
        var seed = fixture.Seller.Services.GetServices<IDemoSeed>().Single();
        var context = new DemoSeedContext("unused", new Progress<double>());

        await seed.SeedAsync(context, CancellationToken.None);
        await seed.SeedAsync(context, CancellationToken.None);

        var sellers = await fixture.Guest.DataAsync("{ sellers { totalCount nodes { id slug } } }");
        Assert.Equal(DemoSellers.All.Select(demo => demo.SellerId), sellers.At("sellers.nodes").EnumerateArray().Select(seller => seller.Text("id")));
        foreach (var demo in DemoSellers.All)
        {
            var membership = await fixture.Seller.EventAsync<SellerMembershipChanged>(e => e.SellerId == demo.SellerId);
            Assert.Equal((demo.Owner.UserId, "OWNER", true), (membership.UserId, membership.Role, membership.IsActive));
        }
    }
}
