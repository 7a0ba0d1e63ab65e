using System.Text.Json.Serialization;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Receipts;

/// <summary>
/// A line in a seller's list of received parts, written with the confirmation that it tells of. Times cannot serve as cursors: they are
/// taken before the commit, so that a part could appear behind one that was told already.
/// </summary>
internal sealed record SellerReceipt : Document, IStampedAtCommit
{
    public required string SellerId { get; init; }

    public required string SellerOrderId { get; init; }

    /// <summary>Rises in the order of the commits.</summary>
    [JsonInclude]
    public long Sequence { get; internal set; }

    public static SellerReceipt Of(SellerOrder part) => new() { Id = $"rcp_{part.Id["sor_".Length..]}", SellerId = part.SellerId, SellerOrderId = part.Id };
}
