using Octomart.Contracts;

namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>A line of a cart as offers see it.</summary>
/// <param name="CategoryIds">With all that they are in.</param>
internal sealed record OfferedLine(
    string LineId, string ProductId, string SellerId, IReadOnlyCollection<string> CategoryIds, Money UnitPrice, int Quantity)
{
    /// <summary>In minor units, before discounts.</summary>
    public long Price { get; } = (UnitPrice * Quantity).MinorUnits;
}
