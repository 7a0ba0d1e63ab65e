namespace Octomart.DemoShop.Catalogue;

/// <summary>The shared listings of the demo shop. Among them are a cheapest offer that is sold out, a tie, and a plain case.</summary>
internal static class DemoSharedListings
{
    public static readonly IReadOnlyList<DemoSharedListing> All =
    [
        new("skerry-enamel-mug", "Skerry Enamel Mug", "camp-kitchen", "Skerry",
            "Chips become character: steel under two coats of enamel, for the hob, the campfire and the desk.",
            [new("volume", "Volume", "350", "ml"), new("colour", "Colour", "White", null), new("material", "Material", "Enamelled steel", null)],
            [Offer("fernway-outdoors", "FER-S-001", 1390, 64, 220), Offer("birch-and-bone", "BIR-S-001", 1490, 40, 220), Offer("pagewright-books", "PAG-S-001", 1290, 0, 220)]),
        new("skerry-vacuum-flask", "Skerry Vacuum Flask", "camp-kitchen", "Skerry",
            "Hot at breakfast, still hot at the summit hut. The lid is a cup and the seal can be bought.",
            [new("volume", "Volume", "750", "ml"), new("colour", "Colour", "Moss", null)],
            [Offer("fernway-outdoors", "FER-S-002", 3490, 31, 540), Offer("birch-and-bone", "BIR-S-002", 3490, 12, 540)]),
        new("halden-dotted-notebook", "Halden Dotted Notebook A5", "notebooks", "Halden",
            "192 dotted pages that lie flat, sewn and not glued, on paper that forgives fountain pens.",
            [new("pages", "Pages", "192", null), new("ruling", "Ruling", "Dotted", null), new("colour", "Colour", "Navy", null)],
            [Offer("pagewright-books", "PAG-S-003", 1690, 120, 310), Offer("sunder-and-thread", "SUN-S-003", 1590, 18, 310), Offer("little-lantern", "LIT-S-003", 1790, 25, 310)]),
        new("halden-wool-blanket", "Halden Wool Picnic Blanket", "throws", "Halden",
            "Recycled wool on one side, waxed cotton on the other; it rolls up under its own leather straps.",
            [new("size", "Size", "140 x 180", "cm"), new("material", "Material", "Recycled wool", null), new("colour", "Colour", "Red", null)],
            [Offer("sunder-and-thread", "SUN-S-004", 7900, 9, 1600), Offer("fernway-outdoors", "FER-S-004", 7450, 4, 1600)]),
        new("orrery-solar-system-puzzle", "Orrery Solar System Puzzle", "puzzles", "Orrery",
            "A thousand pieces, eight planets, and one small correction sheet about Pluto.",
            [new("pieces", "Pieces", "1000", null), new("age", "Age", "10+", null)],
            [Offer("little-lantern", "LIT-S-005", 2490, 45, 900), Offer("pagewright-books", "PAG-S-005", 2390, 16, 900)]),
        new("orrery-pocket-radio", "Orrery Pocket Radio", "speakers", "Orrery",
            "FM, DAB+ and a crank: thirty turns are a news bulletin.",
            [new("power", "Power", "2", "W"), new("battery", "Battery", "14", "h"), new("colour", "Colour", "Cream", null)],
            [Offer("cobalt-audio", "COB-S-006", 6900, 22, 380), Offer("fernway-outdoors", "FER-S-006", 6490, 3, 380), Offer("little-lantern", "LIT-S-006", 7200, 10, 380)]),
    ];

    private static DemoOffer Offer(string seller, string sku, long priceCents, int stock, int weightGrams) => new(seller, sku, priceCents, stock, weightGrams);
}
