using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Coupons;
using Octomart.CartSubgraph.Merging;
using Octomart.CartSubgraph.Placement;
using Octomart.CartSubgraph.Pricing;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Management;
using Octomart.CartSubgraph.Promotions.Reservations;
using Octomart.CartSubgraph.SavedItems;
using Octomart.CartSubgraph.Seeding;
using Octomart.Contracts.Events;
using Octomart.DemoShop;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.CartSubgraph;

/// <summary>Carts of guests and of signed-in users, until an order takes them over.</summary>
public sealed class CartSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "cart";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Collection<Cart>("carts", c => c
            .Unique("guestToken", [cart => cart.GuestTokenHash])
            .Index("expiry", [cart => cart.ExpiresAt]));
        model.Collection<CartConversion>("conversions", c => c.Index("expiry", [conversion => conversion.ExpiresAt]));
        model.Collection<CouponTries>("couponTries", c => c.Index("expiry", [tries => tries.ExpiresAt]));
        model.Collection<Promotion>("promotions", c => c
            .Unique("code", [promotion => promotion.Code])
            .Index("funder", [promotion => promotion.Funder, promotion => promotion.CreatedAt])
            .Index("created", [promotion => promotion.CreatedAt]));
        model.Collection<SavedItemList>("savedItems");
        model.Collection<PromotionUsage>("promotionUsages");
        model.Collection<CustomerUsage>("customerUsages");
        model.Collection<Customer>("customers");
        model.Collection<PromotionReservation>("promotionReservations", c => c
            .Index("due", [reservation => reservation.ExpiresAt], reservation => reservation.Status == PromotionReservationStatus.Reserved));
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CartOptions>().BindConfiguration(CartOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<VariantLoader>();
        services.AddScoped<AutomaticPromotions>();
        services.AddScoped<PromotionByCode>();
        services.AddScoped<PromotionLoader>();
        services.AddScoped<PromotionListing>();
        services.AddScoped<CartPricing>();
        services.AddScoped<CartWriter>();
        services.AddSingleton<CouponGuard>();
        services.AddSingleton<CartMerger>();
        services.AddSingleton<PromotionReservationEnd>();
        services.AddSingleton<IDemoSeed, SeedPromotions>();
        services.AddHostedService<CartSweeper>();
        services.AddHostedService<PromotionReservationSweeper>();
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<GuestCartClaimed, MergeGuestCart>();
        messages.Handle<OrderPlaced, FollowOrders>();
        messages.Handle<OrderConfirmed, FollowOrders>();
        messages.Handle<OrderCancelled, FollowOrders>();
    }
}
