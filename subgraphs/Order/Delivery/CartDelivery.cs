using Octomart.Contracts;
using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>The ways to deliver a cart: each seller sends a parcel of its own.</summary>
internal static class CartDelivery
{
    public static IReadOnlyList<(string SellerId, IReadOnlyList<DeliveryChoice> Choices)> ChoicesFor(
        CartSnapshot cart, string countryCode) =>
    [
        .. cart.Lines.GroupBy(line => line.SellerId).Select(group => (
            group.Key,
            DeliveryTariff.ChoicesFor(
                countryCode,
                (int)Math.Min(
                    group.Sum(line => (long)(line.WeightGrams ?? DeliveryTariff.DefaultWeightGrams) * line.Quantity), int.MaxValue),
                Money.Sum(group.Select(line => line.Total), cart.Currency)))),
    ];
}
