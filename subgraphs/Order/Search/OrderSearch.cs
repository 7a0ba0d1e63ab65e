using System.Linq.Expressions;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Search;

/// <summary>Which orders are looked for. All conditions that are given must hold.</summary>
/// <param name="Status">In one of these states.</param>
/// <param name="SellerId">With a part of this seller.</param>
/// <param name="BuyerId">Of this user.</param>
/// <param name="Email">Of the guest who is written to at this address.</param>
/// <param name="Number">The order's number.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Total">What it cost.</param>
internal sealed record OrderWhere(
    IReadOnlyList<OrderStatus>? Status = null, string? SellerId = null, string? BuyerId = null, string? Email = null, StringOp? Number = null,
    TimeOp? PlacedAt = null, MoneyOp? Total = null);

[QueryRoot]
internal sealed class OrderSearch(IDocumentStore store)
{
    /// <summary>The orders of all buyers and sellers, for the shop's staff.</summary>
    /// <param name="where">Only these.</param>
    /// <param name="orderBy">The newest first by default.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor, in the same order and with the same conditions.</param>
    [RequiresScopes("orders:admin")]
    public async Task<Connection<OrderType>?> OrdersAsync(
        Caller caller, CancellationToken cancellationToken, OrderWhere? where = null, OrderOrder orderBy = OrderOrder.Newest, int first = 20,
        string? after = null)
    {
        if (!caller.IsStaff())
        {
            return null;
        }

        var orders = store.Set<Order>();
        var filter = Conditions.All(ConditionsOf(where ?? new OrderWhere()));
        var query = new DocumentQuery<Order>
        {
            Where = filter,
            OrderBy = orderBy.IsByTotal(where?.Total) ? order => order.Total.MinorUnits : order => order.PlacedAt,
            Descending = orderBy.IsDescending(),
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await orders.PageAsync(query, cancellationToken);
        return page.ToConnection(after, order => new OrderType(order), token => orders.CountAsync(filter, token));
    }

    private static IEnumerable<Expression<Func<Order, bool>>> ConditionsOf(OrderWhere where)
    {
        if (where.Status is { Count: > 0 } given)
        {
            var statuses = Conditions.Limited(given);
            yield return order => statuses.Contains(order.Status);
        }

        if (where.SellerId is { } sellerId)
        {
            yield return order => order.Parts.Any(part => part.SellerId == sellerId);
        }

        if (where.BuyerId is { } buyerId)
        {
            yield return order => order.BuyerId == buyerId;
        }

        if (where.Email is { } email)
        {
            yield return order => order.Email == email;
        }

        var number = where.Number.Normalized();
        if (number?.Eq is { } exact)
        {
            yield return order => order.Number == exact;
        }

        if (number?.In is { } numbers)
        {
            yield return order => numbers.Contains(order.Number);
        }

        if (number?.StartsWith is { } prefix)
        {
            yield return order => order.Number.StartsWith(prefix, StringComparison.Ordinal);
        }

        if (where.PlacedAt?.Gte is { } from)
        {
            yield return order => order.PlacedAt >= from;
        }

        if (where.PlacedAt?.Lte is { } to)
        {
            yield return order => order.PlacedAt <= to;
        }

        if (where.Total is { } total)
        {
            var (currency, least, most) = (total.Currency, total.Gte ?? 0, total.Lte ?? long.MaxValue);
            yield return order => order.Total.Currency == currency && order.Total.MinorUnits >= least && order.Total.MinorUnits <= most;
        }
    }
}
