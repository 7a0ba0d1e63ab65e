using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Merging;
using Octomart.CartSubgraph.Placement;
using Octomart.CartSubgraph.Pricing;
using Octomart.Contracts.Events;
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
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CartOptions>().BindConfiguration(CartOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<VariantLoader>();
        services.AddScoped<CartPricing>();
        services.AddScoped<CartWriter>();
        services.AddSingleton<CartMerger>();
        services.AddHostedService<CartSweeper>();
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<GuestCartClaimed, MergeGuestCart>();
    }
}
