using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>How a cart can be delivered, seller by seller.</summary>
internal sealed class DeliveryRates(DeliveryMethods methods)
{
    public async Task<IReadOnlyList<DeliveryOffer>> OffersAsync(CartSnapshot cart, string countryCode, CancellationToken cancellationToken)
    {
        var bySeller = cart.Lines.GroupBy(line => line.SellerId).ToList();
        var sets = await methods.OfSellersAsync(bySeller.ConvertAll(group => group.Key), cancellationToken);
        return [.. bySeller.Select(group => WithPromotions(
            DeliveryPricing.Offer(group.Key, [.. group], sets[group.Key].Methods, countryCode, cart.Currency), cart))];
    }

    private static DeliveryOffer WithPromotions(DeliveryOffer offer, CartSnapshot cart) =>
        cart.FreeDelivery.FirstOrDefault(free => free.SellerId == offer.SellerId) is { } free ? offer.WithFreeDelivery(free.IsSubsidised) : offer;
}
