using System.Globalization;
using Octomart.Contracts.Events;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>How mails write times, orders and their parts.</summary>
internal static class Words
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string PathOf(OrderSnapshot order) => $"/orders/{order.OrderId}";

    public static string PathOf(SellerOrderSnapshot part) => $"/dashboard/orders/{part.SellerOrderId}";

    public static IEnumerable<object> LinesOf(IEnumerable<SellerOrderSnapshot> parts) => parts.SelectMany(part => part.Lines)
        .Select(line => new { title = line.Title, sku = line.Sku, quantity = line.Quantity, total = line.Total.ToString() });

    /// <summary>Such as "Oak stool and 2 more".</summary>
    public static string Summary(IEnumerable<OrderLineSnapshot> lines)
    {
        var all = lines.ToList();
        return all.Count switch
        {
            0 => "your order",
            1 => all[0].Title,
            _ => string.Create(CultureInfo.InvariantCulture, $"{all[0].Title} and {all.Count - 1} more"),
        };
    }
}
