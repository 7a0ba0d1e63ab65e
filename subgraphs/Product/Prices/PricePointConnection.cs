using System.Globalization;
using GraphQL;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Variants;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Prices;

/// <summary>What a variant cost for a time.</summary>
/// <param name="Price">How much.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null for the present price.</param>
internal sealed record PricePoint(Money Price, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A page of a variant's prices, the present one first.</summary>
internal sealed class PricePointConnection(IReadOnlyList<Edge<PricePoint>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count)
    : Connection<PricePoint>(edges, pageInfo, count)
{
    internal static PricePointConnection Page(Variant variant, string currency, IReadOnlyList<PastPrice> past, int first, string? after)
    {
        var size = PageSize.Of(first);
        var points = past.Where(price => price.Price.Currency == currency).Select(price => new PricePoint(price.Price, price.From, price.Until));
        if (variant.PriceIn(currency) is { } present)
        {
            points = points.Append(new PricePoint(present, variant.TrailIn(currency).From, null));
        }

        // Of one variant and currency, no two prices begin at the same moment: the beginning is the cursor.
        var all = points.OrderByDescending(point => point.From).ToList();
        var rest = after is null ? all : all.Where(point => point.From < ReadCursor(after)).ToList();
        var edges = rest.Take(size).Select(point => new Edge<PricePoint>(point, Cursor(point))).ToList();
        var info = new PageInfo(rest.Count > size, after is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new PricePointConnection(edges, info, _ => Task.FromResult((long)all.Count));
    }

    private static string Cursor(PricePoint point) => point.From.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadCursor(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time < 253_402_300_799_999
        ? DateTimeOffset.FromUnixTimeMilliseconds(time)
        : throw new ExecutionError("The cursor does not belong to this list.") { Code = "INVALID_CURSOR" };
}
