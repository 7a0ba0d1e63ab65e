using System.Linq.Expressions;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Search;

/// <summary>Which parts of orders are looked for. All conditions that are given must hold.</summary>
/// <param name="Status">In one of these states.</param>
/// <param name="Number">The part's number, which begins with the order's.</param>
/// <param name="PlacedAt">When the order was placed.</param>
/// <param name="Total">What the buyer pays for the part.</param>
/// <param name="DeliveryCode">To be delivered in this way, such as EXPRESS.</param>
/// <param name="CountryCode">To be sent to this country, ISO 3166-1 alpha-2.</param>
internal sealed record SellerOrderWhere(
    IReadOnlyList<SellerOrderStatus>? Status = null, StringOp? Number = null, TimeOp? PlacedAt = null, MoneyOp? Total = null,
    string? DeliveryCode = null, string? CountryCode = null);

/// <summary>Finds parts of orders, for their sellers and for the shop's staff.</summary>
internal static class SellerOrderListing
{
    /// <summary>A page of the parts that meet this condition and those of the search.</summary>
    public static async Task<Connection<SellerOrderType>> PageAsync(
        IDocumentStore store, IReadOnlyList<Expression<Func<SellerOrder, bool>>> scope, SellerOrderWhere? where, OrderOrder orderBy, int first,
        string? after, CancellationToken cancellationToken)
    {
        var parts = store.Set<SellerOrder>();
        var filter = Conditions.All([.. scope, .. ConditionsOf(where ?? new SellerOrderWhere())]);
        var query = new DocumentQuery<SellerOrder>
        {
            Where = filter,
            OrderBy = orderBy.IsByTotal(where?.Total) ? part => part.Total.MinorUnits : part => part.PlacedAt,
            Descending = orderBy.IsDescending(),
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await parts.PageAsync(query, cancellationToken);
        return page.ToConnection(after, part => new SellerOrderType(part), token => parts.CountAsync(filter, token));
    }

    private static IEnumerable<Expression<Func<SellerOrder, bool>>> ConditionsOf(SellerOrderWhere where)
    {
        if (where.Status is { Count: > 0 } given)
        {
            var statuses = Conditions.Limited(given);
            yield return part => statuses.Contains(part.Status);
        }

        var number = where.Number.Normalized();
        if (number?.Eq is { } exact)
        {
            yield return part => part.Number == exact;
        }

        if (number?.In is { } numbers)
        {
            yield return part => numbers.Contains(part.Number);
        }

        if (number?.StartsWith is { } prefix)
        {
            yield return part => part.Number.StartsWith(prefix, StringComparison.Ordinal);
        }

        if (where.PlacedAt?.Gte is { } from)
        {
            yield return part => part.PlacedAt >= from;
        }

        if (where.PlacedAt?.Lte is { } to)
        {
            yield return part => part.PlacedAt <= to;
        }

        if (where.Total is { } total)
        {
            var (currency, least, most) = (total.Currency, total.Gte ?? 0, total.Lte ?? long.MaxValue);
            yield return part => part.Total.Currency == currency && part.Total.MinorUnits >= least && part.Total.MinorUnits <= most;
        }

        if (where.DeliveryCode is { } code)
        {
            yield return part => part.Delivery.Code == code;
        }

        if (where.CountryCode?.Trim().ToUpperInvariant() is { } country)
        {
            yield return part => part.ShipTo.CountryCode == country;
        }
    }
}

[QueryRoot]
internal sealed class SellerOrderSearch(IDocumentStore store)
{
    /// <summary>The parts of all sellers, also of orders that nobody has paid yet; for the shop's staff.</summary>
    /// <param name="sellerIds">Of these sellers; of all when left out.</param>
    /// <param name="where">Only these.</param>
    /// <param name="orderBy">The newest first by default.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor, in the same order and with the same conditions.</param>
    [RequiresScopes("orders:admin")]
    public async Task<Connection<SellerOrderType>?> SellerOrdersAsync(
        Caller caller, CancellationToken cancellationToken, IReadOnlyList<string>? sellerIds = null, SellerOrderWhere? where = null,
        OrderOrder orderBy = OrderOrder.Newest, int first = 20, string? after = null) =>
        caller.IsStaff()
            ? await SellerOrderListing.PageAsync(store, Of(sellerIds), where, orderBy, first, after, cancellationToken)
            : null;

    private static Expression<Func<SellerOrder, bool>>[] Of(IReadOnlyList<string>? sellerIds)
    {
        if (sellerIds is null)
        {
            return [];
        }

        var ids = Conditions.Limited(sellerIds);
        return [part => ids.Contains(part.SellerId)];
    }
}
