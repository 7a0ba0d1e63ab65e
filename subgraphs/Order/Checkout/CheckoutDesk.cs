using System.Globalization;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Taxes;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>
/// Prices a cart for an address: what placing it demands and what a quote shows are the same numbers, because they come from here.
/// </summary>
internal sealed class CheckoutDesk(DeliveryRates rates, TaxTables taxes)
{
    /// <summary>The cart with these deliveries. Sellers for whom none is chosen get <paramref name="unchosen"/>'s pick.</summary>
    public async Task<CheckoutResult> PriceAsync(
        CartSnapshot cart, PostalAddress address, IReadOnlyList<DeliveryPick> picks, Func<DeliveryOffer, DeliveryChoice?> unchosen,
        CancellationToken cancellationToken)
    {
        var offers = await rates.OffersAsync(cart, address.CountryCode, cancellationToken);
        var rules = await taxes.RulesForAsync(TaxPlace.Of(address), cancellationToken);
        var (deliveries, errors) = Choose(offers, picks, unchosen);
        return new CheckoutResult(CheckoutPricing.Price(cart, deliveries, rules), offers, errors);
    }

    private static (IReadOnlyDictionary<string, DeliveryChoice> Deliveries, IReadOnlyList<OrderError> Errors) Choose(
        IReadOnlyList<DeliveryOffer> offers, IReadOnlyList<DeliveryPick> picks, Func<DeliveryOffer, DeliveryChoice?> unchosen)
    {
        var deliveries = new Dictionary<string, DeliveryChoice>(StringComparer.Ordinal);
        var errors = new List<OrderError>();
        foreach (var (index, pick) in picks.Index())
        {
            string[] path = ["input", "deliveryBySeller", index.ToString(CultureInfo.InvariantCulture)];
            var offer = offers.FirstOrDefault(offer => offer.SellerId == pick.SellerId);
            if (offer?.Choices.FirstOrDefault(choice => choice.Code == pick.Code) is { } choice)
            {
                deliveries[pick.SellerId] = choice;
            }
            else if (offer?.Problem is null)
            {
                errors.Add(new OrderError(OrderErrorCode.DeliveryNotAvailable, "This seller does not deliver in this way.", path));
            }
        }

        foreach (var offer in offers)
        {
            if (offer.Problem is { } problem)
            {
                errors.Add(problem.ToError(offer.LineIds));
            }
            else if (!deliveries.ContainsKey(offer.SellerId) && unchosen(offer) is { } choice)
            {
                deliveries[offer.SellerId] = choice;
            }
        }

        if (errors.Count == 0 && offers.Any(offer => !deliveries.ContainsKey(offer.SellerId)))
        {
            errors.Add(
                new OrderError(OrderErrorCode.DeliveryNotAvailable, "Choose a delivery for every seller.", ["input", "deliveryBySeller"]));
        }

        return (deliveries, errors);
    }
}

/// <summary>A priced cart, the deliveries that could be chosen, and what stands against ordering it.</summary>
internal sealed record CheckoutResult(PricedCheckout Checkout, IReadOnlyList<DeliveryOffer> Offers, IReadOnlyList<OrderError> Errors);
