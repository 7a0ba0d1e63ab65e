using System.Globalization;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// Puts the numbers of an attribute into ranges, from low to high, each with about as many products. A range begins and ends with a number
/// that occurs, so that ranges never overlap and each can be asked for with gte and lte.
/// </summary>
internal static class NumberRanges
{
    private const int MaxRanges = 6;

    public static IReadOnlyList<FacetBucket> Of(IEnumerable<(AttributeValue Value, int Count)> values, string? unit)
    {
        var numbers = values
            .Select(one => (Number: AttributeDefinition.ReadNumber(one.Value.Value), one.Count)).Where(one => one.Number is not null)
            .GroupBy(one => one.Number!.Value).Select(group => (Number: group.Key, Count: group.Sum(one => one.Count)))
            .OrderBy(one => one.Number).ToList();
        var share = (numbers.Sum(one => (long)one.Count) + MaxRanges - 1) / MaxRanges;
        var ranges = new List<FacetBucket>();
        for (var i = 0; i < numbers.Count;)
        {
            var (first, last, count) = (i, i, numbers[i].Count);
            while (numbers.Count > MaxRanges && last + 1 < numbers.Count && count + numbers[last + 1].Count <= share)
            {
                count += numbers[++last].Count;
            }

            ranges.Add(Bucket(numbers[first].Number, numbers[last].Number, count, unit));
            i = last + 1;
        }

        return ranges;
    }

    private static FacetBucket Bucket(double from, double to, int count, string? unit)
    {
        var (low, high) = (from.ToString("0.######", CultureInfo.InvariantCulture), to.ToString("0.######", CultureInfo.InvariantCulture));
        var text = from == to ? low : $"{low} to {high}";
        return new FacetBucket(from == to ? low : $"{low}-{high}", unit is null ? text : $"{text} {unit}", count, From: from, To: to);
    }
}
