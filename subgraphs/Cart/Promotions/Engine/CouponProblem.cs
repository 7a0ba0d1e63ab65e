namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>Why a coupon takes nothing off.</summary>
internal enum CouponProblem
{
    /// <summary>There is no such coupon, not yet, or not for you.</summary>
    Unknown,

    /// <summary>The offer is over.</summary>
    Ended,

    /// <summary>It has been used as often as it may be, by everybody or by you.</summary>
    Exhausted,

    /// <summary>It is for a first order only.</summary>
    NotFirstOrder,

    /// <summary>It does not apply in the cart's currency.</summary>
    Currency,

    /// <summary>It concerns none of the cart's items.</summary>
    NoMatchingItems,

    /// <summary>More of its items are needed.</summary>
    TooFewItems,

    /// <summary>Its items do not come to the minimum.</summary>
    MinimumNotReached,

    /// <summary>Another coupon of the cart does not allow it: remove that one first.</summary>
    CannotCombine,

    /// <summary>What the cart has without it is as good or better.</summary>
    NoBenefit,
}

/// <summary>Puts them into words.</summary>
internal static class CouponProblems
{
    public static string Describe(this CouponProblem problem) => problem switch
    {
        CouponProblem.Unknown => "There is no such coupon.",
        CouponProblem.Ended => "This coupon has ended.",
        CouponProblem.Exhausted => "This coupon has been used as often as it may be.",
        CouponProblem.NotFirstOrder => "This coupon is for a first order only.",
        CouponProblem.Currency => "This coupon does not apply in the cart's currency.",
        CouponProblem.NoMatchingItems => "This coupon is for other items.",
        CouponProblem.TooFewItems => "This coupon needs more of its items in the cart.",
        CouponProblem.MinimumNotReached => "The cart does not come to this coupon's minimum.",
        CouponProblem.CannotCombine => "This coupon cannot be combined with another one in the cart.",
        _ => "The cart is as cheap without this coupon.",
    };
}
