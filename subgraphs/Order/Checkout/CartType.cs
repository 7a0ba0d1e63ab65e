using GraphQL.Federation;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>A cart, with the ways to deliver it and what it costs to order it.</summary>
[Key("id")]
internal sealed class CartType(string id)
{
    /// <summary>The cart's id, which opens nothing by itself.</summary>
    public string Id => id;

    /// <summary>The ways to deliver the cart to an address, a group a seller. Null when the cart is not yours to open.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="guestToken">The token of a guest cart.</param>
    public Task<IReadOnlyList<DeliveryGroup>?> DeliveryOptionsAsync(
        AddressInput address, QuoteDesk desk, Caller caller, CancellationToken cancellationToken, string? guestToken = null) =>
        desk.OptionsAsync(id, guestToken, address, caller, cancellationToken);

    /// <summary>What the cart costs at an address, tax and deliveries included. Null when the cart is not yours to open.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="deliveryBySeller">The chosen deliveries; the cheapest of each seller that is not named.</param>
    /// <param name="guestToken">The token of a guest cart.</param>
    public Task<CheckoutQuote?> CheckoutQuoteAsync(
        AddressInput address, QuoteDesk desk, Caller caller, CancellationToken cancellationToken,
        IReadOnlyList<DeliveryPick>? deliveryBySeller = null, string? guestToken = null) =>
        desk.QuoteAsync(id, guestToken, address, deliveryBySeller ?? [], caller, cancellationToken);

    /// <summary>A cart for the gateway. Its lines are asked for on behalf of the caller.</summary>
    [FederationResolver]
    public static CartType Resolve(string id) => new(id);
}

[QueryRoot]
internal sealed class CheckoutQueries(QuoteDesk desk)
{
    /// <summary>
    /// The ways to deliver a cart to an address, a group a seller. Null when there is no such cart or it is not yours to open.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="address">Where to.</param>
    /// <param name="guestToken">The token of a guest cart.</param>
    public Task<IReadOnlyList<DeliveryGroup>?> DeliveryOptionsAsync(
        string cartId, AddressInput address, Caller caller, CancellationToken cancellationToken, string? guestToken = null) =>
        desk.OptionsAsync(cartId, guestToken, address, caller, cancellationToken);

    /// <summary>
    /// What a cart costs at an address, tax and deliveries included. Null when there is no such cart or it is not yours to open.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="address">Where to.</param>
    /// <param name="deliveryBySeller">The chosen deliveries; the cheapest of each seller that is not named.</param>
    /// <param name="guestToken">The token of a guest cart.</param>
    public Task<CheckoutQuote?> CheckoutQuoteAsync(
        string cartId, AddressInput address, Caller caller, CancellationToken cancellationToken,
        IReadOnlyList<DeliveryPick>? deliveryBySeller = null, string? guestToken = null) =>
        desk.QuoteAsync(cartId, guestToken, address, deliveryBySeller ?? [], caller, cancellationToken);
}
