using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>What the deliveries of a cart cost: each seller sends what it sells, as one delivery however many parcels it makes of it.</summary>
internal sealed class DeliveryRates
{
    public Task<IReadOnlyList<DeliveryOffer>> OffersAsync(CartSnapshot cart, string countryCode, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeliveryOffer>>([.. CartDelivery.ChoicesFor(cart, countryCode).Select(group => new DeliveryOffer(
            group.SellerId, [], group.Choices, group.Choices.Count == 0 ? DeliveryProblem.CurrencyNotServed : null))]);
}
