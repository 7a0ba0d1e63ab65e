using System.Collections.Immutable;
using System.Globalization;

namespace Octomart.AiSubgraph.Search.Facets;

/// <summary>
/// Counts matches per facet. A facet ignores its own criterion, so that after choosing one brand the shopper still sees how many
/// products the other brands would add.
/// </summary>
internal sealed class FacetCounter(SearchCriteria criteria)
{
    private const int MostBuckets = 20;
    private static readonly int[] RatingSteps = [4, 3, 2, 1];

    private readonly Dictionary<string, Tally> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> _brands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Tally> _sellers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _pricesByCurrency = new(StringComparer.Ordinal);
    private readonly int[] _ratings = new int[RatingSteps.Length];
    private int _inStock;

    /// <summary>Adds a match that fails <paramref name="failures"/>: none, or one facet's own criterion.</summary>
    public void Add(SearchDocument document, FacetKind failures)
    {
        if (Counts(failures, FacetKind.Category))
        {
            foreach (var category in document.Categories)
            {
                Increment(_categories, category.Id, category.Name);
            }
        }

        if (Counts(failures, FacetKind.Brand) && document.Brand is { Length: > 0 } brand)
        {
            Increment(_brands, brand, brand);
        }

        if (Counts(failures, FacetKind.Seller) && document.SellerId is { } seller)
        {
            Increment(_sellers, seller, seller);
        }

        if (Counts(failures, FacetKind.Price) && document.Price is { } price)
        {
            AddPrice(price);
        }

        if (Counts(failures, FacetKind.Availability) && document.IsInStock)
        {
            _inStock++;
        }

        if (Counts(failures, FacetKind.Rating))
        {
            AddRating(document.Rating);
        }
    }

    /// <summary>The facets that offer a choice, each with its largest buckets first.</summary>
    public ImmutableArray<FacetCounts> ToFacets()
    {
        var facets = ImmutableArray.CreateBuilder<FacetCounts>();
        Append(facets, FacetKind.Category, Largest(_categories));
        Append(facets, FacetKind.Brand, Largest(_brands));
        Append(facets, FacetKind.Seller, Largest(_sellers));
        Append(facets, FacetKind.Price, PriceBands.Split(PricesToBand().Currency, PricesToBand().Prices));
        Append(facets, FacetKind.Availability, _inStock == 0 ? [] : [new FacetCount("true", "In stock", _inStock)]);
        Append(facets, FacetKind.Rating, Ratings());
        return facets.ToImmutable();
    }

    private static bool Counts(FacetKind failures, FacetKind facet) => failures == FacetKind.None || failures == facet;

    private static void Increment(Dictionary<string, Tally> tallies, string value, string label)
    {
        if (!tallies.TryGetValue(value, out var tally))
        {
            tallies[value] = tally = new Tally(label);
        }

        tally.Count++;
    }

    private static void Append(ImmutableArray<FacetCounts>.Builder facets, FacetKind kind, ImmutableArray<FacetCount> buckets)
    {
        if (!buckets.IsEmpty)
        {
            facets.Add(new FacetCounts(kind, buckets));
        }
    }

    private static ImmutableArray<FacetCount> Largest(Dictionary<string, Tally> tallies) =>
    [
        .. tallies.Select(t => new FacetCount(t.Key, t.Value.Label, t.Value.Count))
            .OrderByDescending(b => b.Count).ThenBy(b => b.Label, StringComparer.Ordinal).Take(MostBuckets),
    ];

    private void AddPrice(SearchPrice price)
    {
        if (!_pricesByCurrency.TryGetValue(price.Currency, out var prices))
        {
            _pricesByCurrency[price.Currency] = prices = [];
        }

        prices.Add(price.MinorUnits);
    }

    private void AddRating(double rating)
    {
        for (var i = 0; i < RatingSteps.Length; i++)
        {
            if (rating >= RatingSteps[i])
            {
                _ratings[i]++;
            }
        }
    }

    private ImmutableArray<FacetCount> Ratings() =>
    [
        .. RatingSteps.Select((stars, i) => new FacetCount(stars.ToString(CultureInfo.InvariantCulture), $"{stars} stars and up", _ratings[i]))
            .Where(b => b.Count > 0),
    ];

    /// <summary>Bands mix no currencies: those of the price filter, else of the currency that most matches have.</summary>
    private (string Currency, List<long> Prices) PricesToBand()
    {
        var wanted = criteria.PriceFrom?.Currency ?? criteria.PriceTo?.Currency;
        if (wanted is not null)
        {
            return (wanted, _pricesByCurrency.GetValueOrDefault(wanted, []));
        }

        return _pricesByCurrency.OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (p.Key, p.Value)).FirstOrDefault(("", []));
    }

    private sealed class Tally(string label)
    {
        public string Label { get; } = label;

        public int Count { get; set; }
    }
}
