using System.ComponentModel.DataAnnotations;

namespace Octomart.OrderSubgraph;

/// <summary>Section <c>Octomart:Order</c>.</summary>
internal sealed class OrderOptions
{
    public const string Section = "Octomart:Order";

    /// <summary>How long an order waits for its payment before it is cancelled. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PaymentWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How much longer stock stays reserved, so that the order's clock decides and not the warehouse's. Default 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReservationMargin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long orderPlace tries before it unwinds what it has done. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan PlacementTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many placements are made at once; those behind wait in order. Default 32.</summary>
    [Range(1, 10_000)]
    public int MaxPlacementsAtOnce { get; set; } = 32;

    /// <summary>How many may wait; more are told to try again. Default 5,000.</summary>
    [Range(0, 1_000_000)]
    public int MaxWaitingPlacements { get; set; } = 5_000;

    /// <summary>How long a placement may wait before its buyer is told to try again. Default 8 s, below the gateway's patience.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan PlacementPatience { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long after its start a placement that a crash interrupted is still finished; afterwards it is unwound. Default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RecoveryWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long after its delivery a line can be returned. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan ReturnWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long an idempotency key of orderPlace is remembered. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan KeyRetention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often the store is searched for what is due: interrupted placements, unpaid orders, open duties. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often orders are compared with what Payment and Product know of them. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan AuditInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How old an order must be, so that what is under way is not taken for a mistake. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AuditGrace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For how long after it was placed an order is audited. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan AuditWindow { get; set; } = TimeSpan.FromDays(3);

    /// <summary>The pause after a call to another service failed; doubled for each further failure. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>No pause is longer. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the next attempt after this many failures.</summary>
    public TimeSpan DelayAfter(int failures)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return delay < MaxRetryDelay ? delay : MaxRetryDelay;
    }
}

/// <summary>Section <c>Octomart:Order:Carrier</c>: the simulated carrier.</summary>
internal sealed class CarrierOptions
{
    public const string Section = "Octomart:Order:Carrier";

    /// <summary>How long a parcel takes from one station to the next: in transit, out for delivery, delivered. Default 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "7.00:00:00")]
    public TimeSpan StepInterval { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How often the carrier is asked about parcels that are under way. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
