using FsCheck.Xunit;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Tests.Catalogue;

/// <summary>Somebody leafs through a list while others change the catalogue.</summary>
public class CataloguePagingProperties
{
    [Property(MaxTest = 300)]
    public void What_stays_in_its_place_is_shown_exactly_once(int seed)
    {
        var random = new Random(seed);
        var catalogue = new RandomCatalogue(seed);
        var fields = Enum.GetValues<ProductOrderField>();
        var sort = new CatalogueSort(fields[random.Next(fields.Length)], random.Next(2) == 0 ? Direction.Asc : Direction.Desc, "EUR");
        var test = CatalogueFilter.Compile(random.Next(2) == 0 ? null : new ProductWhere(InStock: true), catalogue.Index.Categories);
        var before = Shown(catalogue, sort, test).Select(entry => entry.Id).ToList();
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var shown = new List<string>();
        SortKey? after = null;
        bool hasMore;
        do
        {
            (var page, hasMore) = CataloguePage.Read(catalogue.Index.InOrder(sort), sort, entry => catalogue.Index.IsOnSale(entry) && test(entry), random.Next(1, 6), after);
            shown.AddRange(page.Select(entry => entry.Id));
            after = page.Count > 0 ? sort.ReadCursor(sort.CursorAfter(page[^1])) : after;
            for (var changes = random.Next(6); changes > 0; changes--)
            {
                touched.UnionWith(catalogue.ChangeSomething());
            }
        }
        while (hasMore);

        var stayed = before.Where(id => !touched.Contains(id)).ToList();
        Assert.Equal(stayed, shown.Where(id => !touched.Contains(id)));
    }

    private static IEnumerable<CatalogueEntry> Shown(RandomCatalogue catalogue, CatalogueSort sort, Predicate<CatalogueEntry> test) =>
        catalogue.Index.InOrder(sort).Where(entry => catalogue.Index.IsOnSale(entry) && test(entry));
}
