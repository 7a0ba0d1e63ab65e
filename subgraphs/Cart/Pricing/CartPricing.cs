using System.Collections.Concurrent;
using GraphQL.DataLoader;
using Octomart.CartSubgraph.Carts;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>Prices carts for the present request; however many carts and fields ask, Product is asked once.</summary>
internal sealed class CartPricing(VariantLoader variants)
{
    private readonly ConcurrentDictionary<(string Id, long Version), PricedCartResult> _results = new();

    /// <summary>The cart beside what Product says now, when the prices of all carts that are asked for are read.</summary>
    public IDataLoaderResult<PricedCart?> Load(Cart cart) => _results.GetOrAdd((cart.Id, cart.Version), _ => new PricedCartResult(cart, variants));

    public async Task<PricedCart> PriceAsync(Cart cart, CancellationToken cancellationToken) =>
        PricedCart.Of(cart, await variants.LoadAllAsync(cart.Currency, cart.Lines.Select(line => line.VariantId), cancellationToken));

    /// <summary>Asks for all quotes when it is made, so that carts of one request share a call, and waits for them when it is read.</summary>
    private sealed class PricedCartResult(Cart cart, VariantLoader variants) : IDataLoaderResult<PricedCart?>
    {
        private readonly PendingQuotes _quotes = variants.Ask(cart.Currency, cart.Lines.Select(line => line.VariantId));

        public async Task<PricedCart?> GetResultAsync(CancellationToken cancellationToken) => PricedCart.Of(cart, await _quotes.ReadAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
