using GraphQL;
using GraphQL.Federation;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>The ways to deliver one seller's part of a cart.</summary>
/// <param name="Seller">Who sends the parcel.</param>
/// <param name="Options">Choose one by its code when placing the order; empty when the seller does not deliver there.</param>
internal sealed record DeliveryGroup(SellerType? Seller, IReadOnlyList<DeliveryChoice> Options);

/// <summary>A cart, with the ways to deliver it.</summary>
[Key("id")]
internal sealed class CartType(string id)
{
    /// <summary>The cart's id, which opens nothing by itself.</summary>
    public string Id => id;

    /// <summary>The ways to deliver the cart to an address, a group a seller. Null when the cart is not yours to open.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="guestToken">The token of a guest cart.</param>
    public Task<IReadOnlyList<DeliveryGroup>?> DeliveryOptionsAsync(
        AddressInput address, DeliveryDesk desk, Caller caller, CancellationToken cancellationToken, string? guestToken = null) =>
        desk.OptionsAsync(id, guestToken, address, caller, cancellationToken);

    /// <summary>A cart for the gateway. Its lines are asked for on behalf of the caller.</summary>
    [FederationResolver]
    public static CartType Resolve(string id) => new(id);
}

[QueryRoot]
internal sealed class DeliveryOptionsQuery(DeliveryDesk desk)
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
}

/// <summary>Asks Cart for a cart on behalf of a buyer and says how it can be delivered.</summary>
internal sealed class DeliveryDesk(CartService carts)
{
    public async Task<IReadOnlyList<DeliveryGroup>?> OptionsAsync(
        string cartId, string? guestToken, AddressInput address, Caller caller, CancellationToken cancellationToken)
    {
        if (address.Check("address") is [var error, ..])
        {
            throw new ExecutionError(error.Message) { Code = "INVALID_ADDRESS" };
        }

        var answer = await carts.FindAsync(cartId, guestToken, caller.UserId, cancellationToken);
        if (!answer.WasAnswered)
        {
            throw new ExecutionError("Delivery options cannot be read at the moment.") { Code = "CART_UNAVAILABLE" };
        }

        return answer.Cart is not { } cart ? null
            : [.. CartDelivery.ChoicesFor(cart, address.ToAddress().CountryCode)
                .Select(group => new DeliveryGroup(new SellerType(group.SellerId), group.Choices))];
    }
}
