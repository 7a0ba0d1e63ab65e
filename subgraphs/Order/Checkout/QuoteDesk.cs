using GraphQL;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>Asks Cart for a cart on behalf of a buyer and says how it can be delivered and what it costs.</summary>
internal sealed class QuoteDesk(CartService carts, CheckoutDesk checkout)
{
    public async Task<IReadOnlyList<DeliveryGroup>?> OptionsAsync(
        string cartId, string? guestToken, AddressInput address, Caller caller, CancellationToken cancellationToken) =>
        await PriceAsync(cartId, guestToken, address, [], caller, cancellationToken) is not var (_, result) ? null
            : [.. result.Offers.Select(offer => new DeliveryGroup(new SellerType(offer.SellerId), offer.Choices, offer.Problem))];

    public async Task<CheckoutQuote?> QuoteAsync(
        string cartId, string? guestToken, AddressInput address, IReadOnlyList<DeliveryPick> picks, Caller caller,
        CancellationToken cancellationToken) =>
        await PriceAsync(cartId, guestToken, address, picks, caller, cancellationToken) is not var (cart, result) ? null
            : new CheckoutQuote(cart, result);

    private async Task<(CartSnapshot Cart, CheckoutResult Result)?> PriceAsync(
        string cartId, string? guestToken, AddressInput address, IReadOnlyList<DeliveryPick> picks, Caller caller,
        CancellationToken cancellationToken)
    {
        if (address.Check("address") is [var error, ..])
        {
            throw new ExecutionError(error.Message) { Code = "INVALID_ADDRESS" };
        }

        var answer = await carts.FindAsync(cartId, guestToken, caller.UserId, cancellationToken);
        if (!answer.WasAnswered)
        {
            throw new ExecutionError("The cart cannot be read at the moment.") { Code = "CART_UNAVAILABLE" };
        }

        return answer.Cart is not { } cart ? null
            : (cart, await checkout.PriceAsync(cart, address.ToAddress(), picks, offer => offer.Cheapest, cancellationToken));
    }
}
