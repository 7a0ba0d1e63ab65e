using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>What of a part can be sent back: what has arrived, less what is in other returns. Pure.</summary>
internal static class ReturnableUnits
{
    public static int ReturnableQuantity(this SellerOrder part, OrderLine line) =>
        Arrived(part, line).Sum(content => content.Quantity) - line.ReturningQuantity - line.ReturnedQuantity;

    /// <summary>When the last units of the line arrived; null when none have.</summary>
    public static DateTimeOffset? DeliveredAt(this SellerOrder part, OrderLine line) => part.Fulfilments
        .Where(parcel => parcel.Lines.Any(content => content.LineId == line.Id))
        .SelectMany(parcel => parcel.Events)
        .Where(item => item.Status == FulfilmentStatus.Delivered)
        .Max(item => (DateTimeOffset?)item.At);

    private static IEnumerable<FulfilmentLine> Arrived(SellerOrder part, OrderLine line) => part.Fulfilments
        .Where(parcel => parcel.Status == FulfilmentStatus.Delivered)
        .SelectMany(parcel => parcel.Lines)
        .Where(content => content.LineId == line.Id);
}
