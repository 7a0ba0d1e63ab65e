using System.Collections.Frozen;
using System.Globalization;
using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>
/// All rates that are or will be: those that administrators have set, and below them those that the shop comes with. Immutable.
/// </summary>
internal sealed class TaxTable
{
    private static readonly FrozenDictionary<(string Country, string? Region, TaxClass Class), int> Defaults = ReadDefaults();

    private readonly FrozenDictionary<(string Country, string? Region, TaxClass Class), TaxRate[]> _rates;

    public TaxTable(IEnumerable<TaxRate> rates) => _rates = rates
        .GroupBy(rate => (rate.CountryCode, rate.Region, rate.TaxClass))
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(rate => rate.ValidFrom).ThenByDescending(rate => rate.SetAt).ToArray());

    /// <summary>
    /// The rate of a place at a time. A region comes before its country, and where a place has no reduced rate its standard rate holds.
    /// </summary>
    public EffectiveRate Find(TaxPlace place, TaxClass taxClass, DateTimeOffset at)
    {
        if (taxClass == TaxClass.Zero)
        {
            return new EffectiveRate(place, taxClass, 0, null);
        }

        string?[] regions = place.Region is null ? [null] : [place.Region, null];
        TaxClass[] classes = taxClass == TaxClass.Standard ? [taxClass] : [taxClass, TaxClass.Standard];
        foreach (var region in regions)
        {
            foreach (var candidate in classes)
            {
                if (Find((place.CountryCode, region, candidate), at) is { } found)
                {
                    return new EffectiveRate(place with { Region = region }, taxClass, found.BasisPoints, found.ValidFrom);
                }
            }
        }

        return new EffectiveRate(place with { Region = null }, taxClass, 0, null);
    }

    private (int BasisPoints, DateTimeOffset? ValidFrom)? Find((string Country, string? Region, TaxClass Class) key, DateTimeOffset at) =>
        _rates.GetValueOrDefault(key)?.FirstOrDefault(rate => rate.ValidFrom <= at) is { } set ? (set.BasisPoints, set.ValidFrom)
            : Defaults.TryGetValue(key, out var basisPoints) ? (basisPoints, null) : null;

    private static FrozenDictionary<(string Country, string? Region, TaxClass Class), int> ReadDefaults()
    {
        using var file = typeof(TaxTable).Assembly.GetManifestResourceStream("default-rates.csv")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(','))
            .SelectMany(cells => new[] { (Cells: cells, Class: TaxClass.Standard, Rate: cells[2]), (Cells: cells, Class: TaxClass.Reduced, Rate: cells[3]) })
            .Where(entry => entry.Rate.Length > 0)
            .ToFrozenDictionary(
                entry => (entry.Cells[0], entry.Cells[1].Length > 0 ? entry.Cells[1] : null, entry.Class),
                entry => int.Parse(entry.Rate, CultureInfo.InvariantCulture));
    }
}

/// <summary>The rate that holds in a place.</summary>
/// <param name="Place">The region whose own rate it is, or the country.</param>
/// <param name="TaxClass">For which things.</param>
/// <param name="BasisPoints">1900 is 19 %.</param>
/// <param name="ValidFrom">Since when; null when the shop came with it.</param>
internal sealed record EffectiveRate(TaxPlace Place, TaxClass TaxClass, int BasisPoints, DateTimeOffset? ValidFrom);
