using System.Globalization;
using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>What is demanded of a list of lines with quantities, such as those to be cancelled. Pure.</summary>
internal static class LineQuantities
{
    /// <summary>
    /// What is wrong with it: a line that is not among the known ones, or is named twice, or fewer than one or more units than there are.
    /// </summary>
    public static OrderError? Check(
        IReadOnlyList<LineQuantityInput> lines, IReadOnlyCollection<OrderLine> known, Func<OrderLine, int> available, string what)
    {
        if (lines.Count == 0)
        {
            return OrderError.Invalid("Name at least one line.", "lines");
        }

        foreach (var (index, line) in lines.Index())
        {
            string[] path = ["input", "lines", index.ToString(CultureInfo.InvariantCulture)];
            if (known.FirstOrDefault(candidate => candidate.Id == line.LineId) is not { } found
                || lines.Count(other => other.LineId == line.LineId) > 1)
            {
                return new OrderError(OrderErrorCode.NotFound, "Name each line of this order once.", [.. path, "lineId"]);
            }

            if (line.Quantity < 1 || line.Quantity > available(found))
            {
                return new OrderError(
                    OrderErrorCode.QuantityExceeded, $"There are {available(found)} to {what}.", [.. path, "quantity"], [line.LineId]);
            }
        }

        return null;
    }
}
