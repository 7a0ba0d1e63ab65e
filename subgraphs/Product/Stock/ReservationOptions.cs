using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Section <c>Octomart:Product:Reservations</c>.</summary>
public sealed class ReservationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Reservations";

    /// <summary>How often reservations are looked through for those that have expired. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long an order may hold stock at most. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan MaxLifetime { get; set; } = TimeSpan.FromDays(1);
}
