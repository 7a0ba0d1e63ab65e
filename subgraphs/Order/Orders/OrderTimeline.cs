using System.Globalization;
using GraphQL;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Pages of an order's timeline. It came with the order, so nothing is read; the cursor is the event's number.</summary>
internal static class OrderTimeline
{
    public static Connection<OrderEventType> Page(Order order, int first, string? after)
    {
        var (start, size) = (after is null ? 0 : ReadCursor(after, order), PageSize.Of(first));
        var edges = order.Timeline.Skip(start).Take(size).Select(item => new Edge<OrderEventType>(new OrderEventType(item), Cursor(item.Sequence))).ToList();
        var info = new PageInfo(
            start + edges.Count < order.Timeline.Length, start > 0, edges is [var head, ..] ? head.Cursor : null, edges is [.., var tail] ? tail.Cursor : null);
        return new Connection<OrderEventType>(edges, info, _ => Task.FromResult((long)order.Timeline.Length));
    }

    public static string Cursor(int sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    public static int ReadCursor(string after, Order order) =>
        int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence <= order.Timeline.Length
            ? sequence
            : throw new ExecutionError("This is no cursor of this order.") { Code = "INVALID_CURSOR" };
}
