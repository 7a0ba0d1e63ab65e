using System.Globalization;
using Microsoft.Extensions.Options;
using Octomart.CatalogueBench;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;

// dotnet run -c Release --project bench/catalogue
// CPU time of the facets of a list, over the Icecat catalogue: counted naively, counted by the shop, and kept by the shop.
if (Icecat.Read() is not { } products)
{
    Console.WriteLine("The catalogue is not there (../shared/data/catalogue_icecat.jsonl.gz beside the checkout): nothing is measured.");
    return;
}

var index = new CatalogueIndex(Options.Create(new CatalogueOptions()));
foreach (var (product, summary) in products)
{
    index.Put(product, summary, 1);
}

var facts = new ListFacts(index);
var sort = new CatalogueSort(ProductOrderField.Bestselling, Direction.Desc, "EUR");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} products, {index.FacetValues.Read().Count} distinct attributes"));
Console.WriteLine("| list | naive ms | counted ms | kept ms | naive / counted | naive / kept |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var (name, where) in new (string, ProductWhere?)[]
{
    ("all", null),
    ("in stock", new ProductWhere(InStock: true)),
    ("one brand", new ProductWhere(Brand: new StringOp(Eq: "HP"))),
    ("up to 100 EUR", new ProductWhere(PriceLte: new(10_000, "EUR"))),
})
{
    var naive = CpuTime.Of(20, () => NaiveFacets.Count([.. Matches(where)]));
    var counted = CpuTime.Of(50, () => Count(where, new Facts()));
    var kept = CpuTime.Of(2000, () => Count(where, facts.Of(where)));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {naive:F2} | {counted:F2} | {kept:F4} | {naive / counted:F1} | {naive / kept:F0} |"));
}

IEnumerable<CatalogueEntry> Matches(ProductWhere? where)
{
    var test = CatalogueFilter.Compile(where, index.Categories);
    return index.InOrder(sort).Where(entry => index.IsOnSale(entry) && test(entry));
}

int Count(ProductWhere? where, Facts known)
{
    var matches = new Lazy<CatalogueEntry[]>(() => [.. Matches(where)]);
    return known.Count(matches)
        + known.Facets(matches, entries => new FacetCounter(index.Categories, index.Attributes, index.FacetValues.Read(), "EUR").Count(entries)).Count;
}
