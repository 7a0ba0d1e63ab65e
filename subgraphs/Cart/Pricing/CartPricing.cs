using Octomart.CartSubgraph.Carts;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>Prices a cart for the present request; however many fields ask, Product is asked once.</summary>
internal sealed class CartPricing(VariantLoader variants)
{
    public async Task<PricedCart> PriceAsync(Cart cart, CancellationToken cancellationToken) =>
        PricedCart.Of(cart, await variants.LoadAllAsync(cart.Currency, cart.Lines.Select(line => line.VariantId), cancellationToken));
}
