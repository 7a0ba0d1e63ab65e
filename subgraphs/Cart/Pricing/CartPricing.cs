using System.Collections.Concurrent;
using GraphQL.DataLoader;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>Prices carts for the present request; however many carts and fields ask, Product is asked once.</summary>
internal sealed class CartPricing(VariantLoader variants, PromotionLoader promotions)
{
    private readonly ConcurrentDictionary<(string Id, long Version), IDataLoaderResult<PricedCart?>> _results = new();

    /// <summary>The cart beside what Product says now, with what promotions take off it.</summary>
    public IDataLoaderResult<PricedCart?> Load(Cart cart) => _results.GetOrAdd((cart.Id, cart.Version), _ =>
    {
        // Both are asked for here and now, so that the carts of a request share one call and one read.
        var quotes = variants.Ask(cart.Currency, cart.Lines.Select(line => line.VariantId));
        var offers = LoadPromotions(cart, []);
        PricedCart? priced = null;
        return quotes.ThenLoad(now => offers.Then(known => priced ??= PricedCart.Of(cart, now, known)));
    });

    /// <summary>The same for who can wait.</summary>
    public async Task<PricedCart> PriceAsync(Cart cart, CancellationToken cancellationToken) =>
        await Load(cart).GetResultAsync(cancellationToken) ?? throw new InvalidOperationException("A cart always has a price.");

    /// <summary>What is known of offers for a cart and, beside those that it has, these codes.</summary>
    public IDataLoaderResult<CartPromotions?> LoadPromotions(Cart cart, IEnumerable<string> codes) => cart.Lines.IsEmpty
        ? LoaderResult.Of(CartPromotions.None)
        : promotions.Load(cart.OwnerId, cart.Lines.Select(line => line.SellerId), [.. cart.Coupons.Concat(codes).Distinct()]);
}
