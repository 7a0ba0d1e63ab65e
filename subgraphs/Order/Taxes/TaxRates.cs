using System.Collections.Frozen;
using System.Globalization;
using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>
/// Prices are gross. The tax that they contain follows from the destination's standard rate of value added tax; where there is no
/// such tax, or none that the shop collects, they contain none.
/// </summary>
internal static class TaxRates
{
    private static readonly FrozenDictionary<string, int> BasisPoints =
        ("AT=2000 BE=2100 BG=2000 CY=1900 CZ=2100 DE=1900 DK=2500 EE=2400 ES=2100 FI=2550 FR=2000 GR=2400 HR=2500 HU=2700 IE=2300 IT=2200 LT=2100 LU=1700 LV=2100 MT=1800 "
            + "NL=2100 PL=2300 PT=2300 RO=2100 SE=2500 SI=2200 SK=2300 GB=2000 CH=810 NO=2500")
        .Split(' ')
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => entry[0], entry => int.Parse(entry[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The tax that a gross amount contains.</summary>
    public static Money Included(Money gross, string countryCode)
    {
        var rate = BasisPoints.GetValueOrDefault(countryCode);
        return new Money(
            (long)decimal.Round((decimal)gross.MinorUnits * rate / (10_000m + rate), MidpointRounding.AwayFromZero), gross.Currency);
    }
}
