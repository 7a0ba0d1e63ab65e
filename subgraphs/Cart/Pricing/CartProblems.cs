using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>
/// Something about a cart that the buyer should know before ordering. Carts are never repriced or shortened silently: what has
/// changed is disclosed here and accepted with cartAcceptChanges.
/// </summary>
[GraphQLInterface]
internal interface ICartProblem
{
    /// <summary>For people; may change. Programs read the type.</summary>
    string Message { get; }

    /// <summary>Whether the cart cannot be ordered until this is accepted or mended.</summary>
    bool Blocking { get; }
}

/// <summary>A line costs more or less than when it was put in. Only a rise is blocking.</summary>
/// <param name="Line">The line.</param>
/// <param name="Was">What a unit cost when it was put in, or when a change was last accepted.</param>
/// <param name="Now">What a unit costs now.</param>
internal sealed record PriceChanged(string Message, bool Blocking, CartLineType Line, Money Was, Money Now) : ICartProblem;

/// <summary>There are fewer units than the line asks for.</summary>
/// <param name="Line">The line.</param>
/// <param name="Available">How many units there are; none are reserved for this cart.</param>
internal sealed record InsufficientStock(string Message, bool Blocking, CartLineType Line, int Available) : ICartProblem;

/// <summary>The line asks for fewer or more units than the seller sells in one order.</summary>
/// <param name="Line">The line.</param>
/// <param name="MinPerOrder">How many units must be ordered at least.</param>
/// <param name="MaxPerOrder">How many units may be ordered at once; null for no limit.</param>
internal sealed record QuantityOutOfRange(string Message, bool Blocking, CartLineType Line, int MinPerOrder, int? MaxPerOrder) : ICartProblem;

/// <summary>The line's variant is no longer sold, or not in this currency.</summary>
/// <param name="Line">The line.</param>
internal sealed record ItemUnavailable(string Message, bool Blocking, CartLineType Line) : ICartProblem;

/// <summary>A coupon that was entered takes nothing off: it has ended, is used up, or the cart no longer meets its conditions.</summary>
/// <param name="Code">The coupon.</param>
/// <param name="Reason">Why.</param>
internal sealed record CouponInvalid(string Message, bool Blocking, string Code, CouponProblem Reason) : ICartProblem;

/// <summary>Prices and stock could not be read just now; the cart shows the prices that it remembers.</summary>
internal sealed record PricesNotChecked(string Message, bool Blocking) : ICartProblem;

/// <summary>Puts a cart's drifts into words.</summary>
internal static class CartProblems
{
    public static IReadOnlyList<ICartProblem> Of(PricedCart cart)
    {
        var problems = new List<ICartProblem>();
        if (!cart.WasChecked)
        {
            problems.Add(new PricesNotChecked("Prices and stock cannot be checked at the moment.", true));
        }

        foreach (var line in cart.Lines)
        {
            problems.AddRange(Of(line));
        }

        problems.AddRange(cart.Coupons.Where(coupon => coupon.Problem is not null).Select(coupon =>
            new CouponInvalid(coupon.Problem!.Value.Describe(), true, coupon.Code, coupon.Problem.Value)));
        return problems;
    }

    private static IEnumerable<ICartProblem> Of(PricedLine line)
    {
        var shown = new CartLineType(line);
        if (line.IsUnavailable)
        {
            yield return new ItemUnavailable("This item is no longer sold.", true, shown);
            yield break;
        }

        if (line.HasPriceChanged)
        {
            var (was, now) = (line.Line.PriceWhenAdded, line.UnitPrice);
            yield return new PriceChanged(
                $"The price has {(line.HasPriceRisen ? "risen" : "fallen")} from {was} to {now}.", line.HasPriceRisen, shown, was, now);
        }

        if (line.IsOutOfRange)
        {
            yield return new QuantityOutOfRange(
                CartLineRules.DescribeRange(line.MinPerOrder, line.MaxPerOrder, line.Line.Quantity), true, shown, line.MinPerOrder, line.MaxPerOrder);
        }

        if (line.IsShort)
        {
            yield return new InsufficientStock(
                line.Available == 0 ? "This item is sold out." : $"Only {line.Available} left.", true, shown, line.Available);
        }
    }
}
