using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>Section <c>Octomart:Product:Catalogue</c>.</summary>
public sealed class CatalogueOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Catalogue";

    /// <summary>The currency of prices when a client names none; ISO 4217. Default EUR.</summary>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string DefaultCurrency { get; set; } = "EUR";

    /// <summary>With this many units or fewer, shoppers are told that stock is low. Default 5.</summary>
    [Range(0, 1000)]
    public int LowStockQuantity { get; set; } = 5;

    /// <summary>For how long changes of one variant's stock are gathered before subscribers hear of them. Default 0.2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan AvailabilityInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often changes by other replicas are looked for, when the store is shared. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);
}
