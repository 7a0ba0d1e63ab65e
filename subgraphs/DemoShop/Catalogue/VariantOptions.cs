namespace Octomart.DemoShop.Catalogue;

/// <summary>Colours and sizes → variants with their prices and stock.</summary>
internal static class VariantOptions
{
    // What another size costs more, in cents.
    private static readonly Dictionary<string, long> Surcharges = new(StringComparer.Ordinal) { ["60x60 cm"] = 1000, ["Hardback"] = 900, ["Long"] = 1500, ["A5"] = 300, ["XL"] = 500 };

    /// <summary>Every colour in every size.</summary>
    public static IEnumerable<IReadOnlyList<DemoFact>> Of(IReadOnlyList<string> colours, IReadOnlyList<DemoFact> sizes)
    {
        IReadOnlyList<IReadOnlyList<DemoFact>> inColours = colours.Count == 0 ? [[]] : [.. colours.Select(colour => (IReadOnlyList<DemoFact>)[new DemoFact("colour", "Colour", colour, null)])];
        return sizes.Count == 0 ? inColours : inColours.SelectMany(options => sizes.Select(size => (IReadOnlyList<DemoFact>)[.. options, size]));
    }

    public static DemoVariant Make(string sku, IReadOnlyList<DemoFact> options, long price, long? before, DemoCategory category, Dice dice)
    {
        var surcharge = options.Sum(option => Surcharges.GetValueOrDefault(option.Value));
        var stock = dice.Roll(100) switch
        {
            < 7 => 0,
            < 17 => 1 + dice.Roll(5),
            _ => 6 + dice.Roll(75),
        };
        return new DemoVariant(sku, options, price + surcharge, before + surcharge, stock, WeightOf(category, price));
    }

    private static int WeightOf(DemoCategory category, long price) => (category.Root.Slug, category.Parent?.Slug) switch
    {
        ("home-living", "furniture") => 4000 + (int)(price / 100 * 20),
        ("home-living", _) => 1200,
        ("audio", _) => 600 + (int)(price / 100 * 6),
        ("outdoors", _) => 1100,
        ("books-stationery", _) => 420,
        ("fashion", _) => 480,
        _ => 850,
    };
}
