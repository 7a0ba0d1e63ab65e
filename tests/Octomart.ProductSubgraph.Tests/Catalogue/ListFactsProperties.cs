using FsCheck.Xunit;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Tests.Catalogue;

/// <summary>Kept counts and facets are those that counting every product one by one would give, whatever changed in between.</summary>
public class ListFactsProperties
{
    private static readonly ProductWhere?[] Filters =
    [
        null,
        new ProductWhere(InStock: true),
        new ProductWhere(CategoryId: "cat_home"),
        new ProductWhere(CategoryId: "cat_seats"),
        new ProductWhere(Brand: new StringOp(Eq: "brand 1")),
        new ProductWhere(SellerId: "sel_1"),
        new ProductWhere(PriceLte: new MoneyInput(150_000, "EUR")),
        new ProductWhere(RatingGte: 4.8),
        new ProductWhere(Attribute: new AttributeWhere("width", Gte: 50, Lte: 100)),
        new ProductWhere(Not: new ProductWhere(Attribute: new AttributeWhere("colour", new StringOp(In: ["red", "blue"])))),
        new ProductWhere(Or: [new ProductWhere(CategoryId: "cat_garden"), new ProductWhere(And: [new ProductWhere(InStock: false)])]),
    ];

    [Property(MaxTest = 150)]
    public void Kept_facts_equal_those_counted_one_by_one(int seed)
    {
        var random = new Random(seed);
        var catalogue = new RandomCatalogue(seed);
        var facts = new ListFacts(catalogue.Index);
        for (var step = 0; step < 40; step++)
        {
            if (random.Next(3) == 0)
            {
                catalogue.ChangeSomething();
            }

            var where = Filters[random.Next(Filters.Length)];
            var (count, facets) = Ask(catalogue.Index, facts, where);

            var matches = Naive.Matches(catalogue, where);
            Assert.Equal(matches.Count, count);
            Assert.Equal(Naive.Facets(catalogue, matches), facets.ToDictionary(facet => facet.Code, TextOf, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Same_filter_again_is_not_counted_again_until_something_changes()
    {
        var catalogue = new RandomCatalogue(1);
        var facts = new ListFacts(catalogue.Index);

        var first = Ask(catalogue.Index, facts, new ProductWhere(InStock: true)).Facets;
        var again = Ask(catalogue.Index, facts, new ProductWhere(InStock: true)).Facets;
        var (product, summary) = catalogue.Products["prd_01"];
        catalogue.Index.Put(product, summary with { Sold = 1_000_000 }, 1_000_000);
        var afterSale = Ask(catalogue.Index, facts, new ProductWhere(InStock: true)).Facets;
        catalogue.Index.Put(product with { Brand = "New" }, summary, 1_000_001);
        var afterChange = Ask(catalogue.Index, facts, new ProductWhere(InStock: true)).Facets;

        Assert.Same(first, again);
        Assert.Same(first, afterSale);
        Assert.NotSame(first, afterChange);
    }

    private static (int Count, IReadOnlyList<Facet> Facets) Ask(CatalogueIndex index, ListFacts known, ProductWhere? where)
    {
        var facts = known.Of(where);
        var test = CatalogueFilter.Compile(where, index.Categories);
        var all = index.InOrder(new CatalogueSort(ProductOrderField.Bestselling, Direction.Desc, "EUR"));
        var matches = new Lazy<CatalogueEntry[]>(() => Array.FindAll(all, entry => index.IsOnSale(entry) && test(entry)));
        return (facts.Count(matches), facts.Facets(matches, entries => new FacetCounter(index.Categories, index.Attributes, index.FacetValues.Read(), "EUR").Count(entries)));
    }

    private static string TextOf(Facet facet) => string.Join("; ", facet.Buckets.Select(bucket => $"{bucket.Value}={bucket.Count}").Order(StringComparer.Ordinal));
}

/// <summary>The same, written as plainly as it can be: over the products themselves, one value at a time.</summary>
internal static class Naive
{
    public static List<(Product Product, ProductSummary Summary)> Matches(RandomCatalogue catalogue, ProductWhere? where) =>
    [
        .. catalogue.Products.Values.Where(one => catalogue.IsOnSale(one.Product)).Select(one => (one.Product, Summary: catalogue.Seen(one.Summary)))
            .Where(one => where is null || Holds(catalogue, where, one.Product, one.Summary)),
    ];

    public static Dictionary<string, string> Facets(RandomCatalogue catalogue, List<(Product Product, ProductSummary Summary)> matches)
    {
        var facets = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("category", 0, matches.SelectMany(one => CategoriesOf(one.Product).SelectMany(Path).Distinct()));
        Add("brand", 0, matches.Select(one => one.Product.Brand).OfType<string>());
        Add("price", 0, matches.Select(one => one.Summary.PriceIn("EUR")).OfType<PriceSpan>().Select(span => BandOf(span.Min)));
        foreach (var code in new[] { "colour", "size" })
        {
            Add(code, 1, matches.SelectMany(one => Attributes(one).Where(a => a.Code == code).Select(a => a.Value).Distinct()));
        }

        var widths = matches.SelectMany(one => Attributes(one).Where(a => a.Code == "width").Select(a => a.Value)).GroupBy(value => value)
            .Select(group => (Value: new AttributeValue("width", "Width", group.Key, "cm"), Count: group.Count())).ToList();
        var ranges = NumberRanges.Of(widths, "cm");
        if (ranges.Count > 1)
        {
            Assert.Equal(widths.Sum(width => width.Count), ranges.Sum(range => range.Count));
            Assert.All(ranges, range => Assert.Equal(
                range.Count, widths.Where(width => double.Parse(width.Value.Value, null) is var number && number >= range.From && number <= range.To).Sum(width => width.Count)));
            facets["width"] = string.Join("; ", ranges.Select(range => $"{range.Value}={range.Count}").Order(StringComparer.Ordinal));
        }

        return facets;

        void Add(string code, int atLeastAbove, IEnumerable<string> values)
        {
            var counts = values.GroupBy(value => value, StringComparer.Ordinal).ToList();
            if (counts.Count > atLeastAbove)
            {
                facets[code] = string.Join("; ", counts.Select(group => $"{group.Key}={group.Count()}").Order(StringComparer.Ordinal));
            }
        }
    }

    private static bool Holds(RandomCatalogue catalogue, ProductWhere where, Product product, ProductSummary summary) =>
        (where.InStock is not { } inStock || summary.InStock == inStock)
        && (where.CategoryId is not { } category || CategoriesOf(product).SelectMany(Path).Contains(category == "cat_seats" ? "cat_chairs" : category))
        && (where.Brand?.Eq is not { } brand || string.Equals(product.Brand, brand, StringComparison.OrdinalIgnoreCase))
        && (where.SellerId is not { } seller || product.SellerId == seller || catalogue.Products[product.Id].Summary.Offers.Any(offers => offers.SellerId == seller))
        && (where.PriceLte is not { } most || summary.PriceIn(most.Currency) is { } span && span.Min <= most.MinorUnits)
        && (where.RatingGte is not { } stars || (summary.RatingCount > 0 && summary.RatingAverage >= stars))
        && (where.Attribute is not { } attribute || Attributes((product, summary)).Any(a => a.Code == attribute.Code
            && (attribute.Value?.In is not { } list || list.Contains(a.Value, StringComparer.OrdinalIgnoreCase))
            && (attribute.Gte is not { } low || double.Parse(a.Value, null) >= low) && (attribute.Lte is not { } high || double.Parse(a.Value, null) <= high)))
        && (where.Not is not { } not || !Holds(catalogue, not, product, summary))
        && (where.Or is not { } or || or.Any(one => Holds(catalogue, one, product, summary)))
        && (where.And is not { } and || and.All(one => Holds(catalogue, one, product, summary)));

    private static IEnumerable<AttributeValue> Attributes((Product Product, ProductSummary Summary) one) => one.Product.Attributes.Concat(one.Summary.Options).Distinct();

    // cat_seats was merged into cat_chairs, cat_unknown is nowhere.
    private static IEnumerable<string> CategoriesOf(Product product) => product.CategoryIds.Where(id => id != "cat_unknown").Select(id => id == "cat_seats" ? "cat_chairs" : id);

    private static IEnumerable<string> Path(string id) => id is "cat_chairs" or "cat_tables" ? [id, "cat_home"] : [id];

    private static string BandOf(long cents)
    {
        long[] edges = [0, 10, 25, 50, 100, 250, 500, 1000, 2500];
        var at = Array.FindLastIndex(edges, edge => cents >= edge * 100);
        return at + 1 < edges.Length ? $"{edges[at] * 100}-{(edges[at + 1] * 100) - 1}" : $"{edges[at] * 100}-";
    }
}
