using System.ComponentModel.DataAnnotations;

namespace Octomart.CartSubgraph;

/// <summary>Section <c>Octomart:Cart</c>.</summary>
internal sealed class CartOptions
{
    public const string Section = "Octomart:Cart";

    /// <summary>The currency of a cart that was made without naming one. Default EUR.</summary>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string DefaultCurrency { get; set; } = "EUR";

    /// <summary>How many different variants a cart may hold. Default 100.</summary>
    [Range(1, 1_000)]
    public int MaxLines { get; set; } = 100;

    /// <summary>How many units of one variant a cart may hold. Default 99.</summary>
    [Range(1, 10_000)]
    public int MaxQuantity { get; set; } = 99;

    /// <summary>How many coupons a cart may hold. Default 10.</summary>
    [Range(1, 100)]
    public int MaxCoupons { get; set; } = 10;

    /// <summary>How many coupons that do not exist may be tried in one cart, and by one user in all carts, in a while. Default 10.</summary>
    [Range(1, 10_000)]
    public int MaxCouponTries { get; set; } = 10;

    /// <summary>How long that while is. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CouponTryWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many items each list of a user may hold, for later and wishes. Default 200.</summary>
    [Range(1, 1_000)]
    public int MaxSavedItems { get; set; } = 200;

    /// <summary>How long a guest's cart is kept after its last change. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan GuestCartLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long it is remembered which order a cart went into; longer than any placement can be unwound. Default 30 days.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan ConversionRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often expired carts are removed. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>For how long an unpaid order may hold promotions at most. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan MaxReservation { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often reservations of promotions are looked through for those that have expired. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan ReservationSweepInterval { get; set; } = TimeSpan.FromSeconds(5);
}
