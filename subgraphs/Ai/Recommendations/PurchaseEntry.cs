using Octomart.Contracts.Events;
using Octomart.Store;

namespace Octomart.AiSubgraph.Recommendations;

/// <summary>Which products were bought in one order.</summary>
internal sealed record PurchaseEntry : Document
{
    /// <summary>Null for a guest.</summary>
    public string? BuyerId { get; init; }

    public required IReadOnlyList<string> ProductIds { get; init; }

    public required DateTimeOffset At { get; init; }

    public static PurchaseEntry Of(OrderSnapshot order) => new()
    {
        Id = order.OrderId,
        BuyerId = order.BuyerId,
        ProductIds = [.. order.SellerOrders.SelectMany(s => s.Lines).Select(l => l.ProductId).Distinct()],
        At = order.PlacedAt,
    };
}
