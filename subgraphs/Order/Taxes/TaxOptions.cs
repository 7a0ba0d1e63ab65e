using System.ComponentModel.DataAnnotations;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>Section <c>Octomart:Order:Taxes</c>.</summary>
internal sealed class TaxOptions
{
    public const string Section = "Octomart:Order:Taxes";

    /// <summary>
    /// Countries to which prices are shown without tax, which is then added at checkout; everywhere else prices contain it. ISO 3166-1
    /// alpha-2, with blanks between. Default: US CA.
    /// </summary>
    [RegularExpression("^([A-Z]{2}( [A-Z]{2})*)?$")]
    public string ExclusiveCountries { get; set; } = "US CA";

    /// <summary>How long the rates may be kept in memory when other processes may change them. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsAddedIn(string countryCode) => ExclusiveCountries.Split(' ').Contains(countryCode, StringComparer.Ordinal);
}
