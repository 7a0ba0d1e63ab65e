using Octomart.Contracts.Events;
using Octomart.DemoShop;
using Octomart.Messaging;
using Octomart.SellerSubgraph.Commissions;
using Octomart.SellerSubgraph.Members;
using Octomart.SellerSubgraph.Ratings;
using Octomart.SellerSubgraph.Seeding;
using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SellerSubgraph;

/// <summary>Who sells in the shop: applications and their approval, members, and the commission that the shop takes.</summary>
public sealed class SellerSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "seller";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model
            .Collection<Seller>("sellers", c => c
                .Unique("slug", [seller => seller.HeldSlug], seller => seller.HeldSlug != null)
                .Index("status", [seller => seller.Status, seller => seller.Name])
                .Index("name", [seller => seller.Name]))
            .Collection<SellerMember>("members", c => c
                .Unique("sellerAndUser", [member => member.SellerId, member => member.UserId])
                .Index("user", [member => member.UserId]))
            .Collection<CommissionRule>("commissionRules", c => c.Index("seller", [rule => rule.SellerId]))
            .Collection<ProductRating>("productRatings", c => c.Index("seller", [rating => rating.SellerId]))
            .Collection<SellerRating>("sellerRatings");
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<ProductChanged, ProductRatingHandler>();
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        AddOptions<ApplicationOptions>(services, ApplicationOptions.Section);
        AddOptions<CommissionOptions>(services, CommissionOptions.Section);
        services.AddScoped<SellersBySlug>().AddScoped<MembersOfSeller>().AddScoped<MembershipsOfUser>().AddScoped<RulesOfSeller>();
        services.AddSingleton<CommissionRates>();
        services.AddSingleton<IDemoSeed, SeedSellers>();
    }

    private static void AddOptions<T>(IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
