using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Octomart.DemoShop.Catalogue;

/// <summary>
/// Reads the texts of the folder <c>Products</c>. A line of equals signs opens a category (<c>== slug | Name</c>; a leaf goes on with
/// <c>| seller | brands | sizes | facts</c>), more of them one level deeper; every other line is a product.
/// </summary>
internal sealed partial class DemoCatalogueText
{
    private static readonly string[] Files = ["home", "audio", "outdoors", "toys", "books", "fashion"];

    private readonly List<DemoCategory> _categories = [];
    private readonly List<DemoProduct> _products = [];
    private Leaf? _leaf;

    public IReadOnlyList<DemoCategory> Categories => _categories;

    public IReadOnlyList<DemoProduct> Products => _products;

    public static DemoCatalogueText Read()
    {
        var text = new DemoCatalogueText();
        foreach (var file in Files)
        {
            var path = new Stack<(int Level, DemoCategory Category)>();
            foreach (var line in DemoTexts.Lines($"products.{file}"))
            {
                if (line.StartsWith("==", StringComparison.Ordinal))
                {
                    text.OpenCategory(line, path);
                }
                else
                {
                    text.AddProduct(Cells(line));
                }
            }
        }

        return text;
    }

    private void OpenCategory(string line, Stack<(int Level, DemoCategory Category)> path)
    {
        var level = line.TakeWhile(c => c == '=').Count();
        while (path.Count > 0 && path.Peek().Level >= level)
        {
            path.Pop();
        }

        var cells = Cells(line[level..]);
        var parent = path.Count > 0 ? path.Peek().Category : null;
        var category = new DemoCategory(cells[0], cells[1], parent, _categories.Count(c => c.Parent == parent));
        _categories.Add(category);
        path.Push((level, category));
        _leaf = cells.Length < 6
            ? null
            : new Leaf(category, DemoSellers.All.Single(seller => seller.Slug == cells[2]), List(cells[3]), List(cells[4]), Facts(cells[5]));
    }

    private void AddProduct(string[] cells)
    {
        var leaf = _leaf ?? throw new FormatException($"'{cells[0]}' stands in no category.");
        var number = _products.Count;
        var slug = Slug(cells[0]);
        var dice = new Dice(slug);
        var price = long.Parse(cells[1], CultureInfo.InvariantCulture) * 100;
        long? before = cells[2].Length > 0 ? long.Parse(cells[2], CultureInfo.InvariantCulture) * 100 : null;
        var facts = Facts(cells[4]);
        facts = [.. facts, .. leaf.Facts.Where(common => facts.All(own => own.Code != common.Code))];
        var brand = leaf.Brands.FirstOrDefault(name => cells[0].StartsWith(name.Split(' ')[0], StringComparison.Ordinal)) ?? leaf.Brands[0];
        var (colours, sizes) = (List(cells[3]), leaf.Sizes);

        // One colour, or one format, is no choice but a fact.
        if (colours is [var colour])
        {
            (colours, facts) = ([], [new DemoFact("colour", "Colour", colour, null), .. facts]);
        }

        if (sizes is [var size])
        {
            (sizes, facts) = ([], [SizeOf(size), .. facts]);
        }

        var variants = VariantOptions.Of(colours, [.. sizes.Select(SizeOf)])
            .Select((options, i) => VariantOptions.Make($"{leaf.Seller.Slug[..3].ToUpperInvariant()}-{number + 101}-{i + 1:00}", options, price, before, leaf.Category, dice))
            .ToList();
        var createdAt = new DateTimeOffset(2025, 8, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(dice.Roll(60 * 24 * 440));
        _products.Add(new DemoProduct(number, slug, cells[0], leaf.Category, leaf.Seller, brand, cells[5], facts, variants, createdAt));
    }

    private static DemoFact SizeOf(string size) => size is "Paperback" or "Hardback" ? new DemoFact("format", "Format", size, null) : new DemoFact("size", "Size", size, null);

    // "seat height=45 cm; stackable=Yes"
    private static DemoFact[] Facts(string cell) =>
    [
        .. cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(fact =>
        {
            var (name, value) = (fact[..fact.IndexOf('=', StringComparison.Ordinal)], fact[(fact.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var measure = Measure().Match(value);
            return new DemoFact(
                name.ToLowerInvariant().Replace(' ', '_'),
                char.ToUpperInvariant(name[0]) + name[1..],
                measure.Success ? measure.Groups["value"].Value : value,
                measure.Success ? measure.Groups["unit"].Value : null);
        }),
    ];

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static string[] List(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Slug(string title)
    {
        var letters = title.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'');
        return NoSlug().Replace(string.Concat(letters).ToLowerInvariant(), "-").Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoSlug();

    [GeneratedRegex("^(?<value>[0-9][0-9.,x/+-]*|-[0-9]+) (?<unit>[^0-9]{1,8})$")]
    private static partial Regex Measure();

    private sealed record Leaf(DemoCategory Category, DemoSeller Seller, string[] Brands, string[] Sizes, DemoFact[] Facts);
}
