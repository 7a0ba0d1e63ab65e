using Octomart.Contracts;
using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>
/// What the deliveries of a cart cost: each seller sends what it sells, as one delivery, however many parcels it makes of it later. Pure.
/// </summary>
internal static class DeliveryPricing
{
    /// <summary>What an item weighs when nobody has said.</summary>
    public const int DefaultWeightGrams = 500;

    /// <summary>How one seller's lines can be delivered, the cheapest way first.</summary>
    public static DeliveryOffer Offer(
        string sellerId, IReadOnlyList<CartSnapshotLine> lines, IReadOnlyList<DeliveryMethod> methods, string countryCode, string currency)
    {
        var grams = (int)Math.Min(lines.Sum(line => (long)(line.WeightGrams ?? DefaultWeightGrams) * line.Quantity), int.MaxValue);
        var subtotal = Money.Sum(lines.Select(line => line.Total), currency);
        var zones = methods.Select(method => (Method: method, Zone: method.ZoneOf(countryCode))).Where(pair => pair.Zone is not null).ToList();
        List<DeliveryChoice> choices =
        [
            .. zones.Select(pair => Choose(pair.Method, pair.Zone!, grams, subtotal))
                .OfType<DeliveryChoice>()
                .OrderBy(choice => choice.Price.MinorUnits).ThenBy(choice => choice.EtaDays ?? int.MaxValue).ThenBy(choice => choice.Code, StringComparer.Ordinal),
        ];
        DeliveryProblem? problem = choices.Count > 0 ? null
            : zones.Count == 0 ? DeliveryProblem.DestinationNotServed
            : zones.Exists(pair => pair.Zone!.Rates.Any(rate => rate.Price.Currency == currency)) ? DeliveryProblem.NoRateApplies
            : DeliveryProblem.CurrencyNotServed;
        return new DeliveryOffer(sellerId, [.. lines.Select(line => line.LineId)], choices, problem);
    }

    /// <summary>The price of the cheapest way is taken off all of them: the dearer ones cost the difference.</summary>
    public static DeliveryOffer WithFreeDelivery(this DeliveryOffer offer, bool isSubsidised)
    {
        if (offer.Cheapest is not { } cheapest)
        {
            return offer;
        }

        var discount = cheapest.Price;
        return offer with
        {
            Choices =
            [
                .. offer.Choices.Select(choice => choice with
                {
                    Price = choice.Price - discount,
                    Discount = discount,
                    Subsidy = isSubsidised ? discount : Money.Zero(discount.Currency),
                }),
            ],
        };
    }

    private static DeliveryChoice? Choose(DeliveryMethod method, DeliveryZone zone, int grams, Money subtotal) =>
        zone.Rates.Where(rate => rate.AppliesTo(grams, subtotal)).MinBy(rate => rate.Price.MinorUnits) is not { } rate
            ? null
            : new DeliveryChoice(
                method.Code, rate.Price.MinorUnits == 0 && method.Kind != DeliveryKind.PickUp ? $"{method.Label}, free" : method.Label, rate.Price,
                zone.TransitDays is { } days ? method.HandlingDays + days : null)
            {
                Kind = method.Kind,
                Note = method.Note,
            };
}
