using Microsoft.Extensions.DependencyInjection;
using Octomart.AuthSubgraph.Users;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Seeding;

[Collection(AuthCollection.Name)]
public sealed class SeedAccountsTests(AuthFixture fixture)
{
    [Fact]
    public async Task Everybody_of_the_demo_shop_can_sign_in_however_often_it_is_seeded()
    {
        var seed = fixture.Auth.Services.GetServices<IDemoSeed>().Single();
        var context = new DemoSeedContext("a demo password 42", new Progress<double>());

        await seed.SeedAsync(context, CancellationToken.None);
        await seed.SeedAsync(context with { Password = "another password 43" }, CancellationToken.None);

        var admin = await fixture.LoginAsync(DemoPeople.Admin.Email, context.Password);
        var shopper = await fixture.LoginAsync(DemoPeople.Shopper.Email, context.Password);
        Assert.Contains("ADMIN", AuthFixture.Read(admin.Text("tokens.accessToken")).GetPayloadValue<string[]>("roles"));
        Assert.Equal(DemoPeople.Shopper.UserId, shopper.Text("user.id"));
        var ids = DemoPeople.All.Select(person => person.UserId).ToList();
        Assert.Equal(28, (await fixture.Auth.Store.Set<User>().FindManyAsync(ids, CancellationToken.None)).Count);
    }
}
