using System.Text.RegularExpressions;

namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>Chooses what a product is drawn as: the first rule that knows a word of the title, else of the category's name.</summary>
internal static partial class MotifChooser
{
    private const string Unknown = "box";

    // Motif: words. Earlier rules win, so narrow words stand before wide ones; a word also matches with an s behind it.
    private static readonly (string Motif, string[] Words)[] Rules =
    [
        Rule("headphones", "ear-cushions"), Rule("record", "record-brush"), Rule("knife", "knife-block"), Rule("sleepingbag", "sleeping-mat"), Rule("blocks", "balance-board stilts"),
        Rule("bear", "night-toy"), Rule("blanket", "loom-toy"), Rule("shelf", "coat-rack"), Rule("cable", "rope"), Rule("ring", "crystal"),
        Rule("armchair", "armchair lounge recliner"), Rule("stool", "stool ottoman pouf footstool"), Rule("chair", "chair rocker bench seat"),
        Rule("floorlamp", "floor-lamp arc-lamp"), Rule("pendant", "pendant chandelier ceiling-light sconce"), Rule("lantern", "lantern"),
        Rule("lamp", "lamp light lighting"), Rule("desk", "desk"), Rule("table", "table"), Rule("shelf", "shelf shelves bookcase shelving dresser sideboard cabinet nightstand drawer"),
        Rule("sofa", "sofa couch loveseat settee daybed"), Rule("cushion", "cushion pillow"), Rule("blanket", "blanket throw quilt bedspread towel linen bedding"), Rule("rug", "rug mat runner"),
        Rule("clock", "clock alarm"), Rule("wreath", "wreath garland"), Rule("vase", "vase planter figurine sculpture candle candleholder ornamental decorative homedecor"),
        Rule("flowers", "bouquet flower rose tulip arrangement centerpiece floral lily orchid"), Rule("plant", "plant succulent fern cactus monstera bonsai"),
        Rule("sleepingbag", "sleeping-bag sleeping quilted-bag"), Rule("headphones", "headphone headset over-ear on-ear"), Rule("earbuds", "earbud in-ear earphone"),
        Rule("bluetooth", "portable-speaker boombox radio bluetooth soundbar"), Rule("turntable", "turntable record-player"), Rule("record", "vinyl record lp stylus cartridge-stylus"),
        Rule("speaker", "speaker subwoofer monitor-speaker bookshelf-speaker"), Rule("amplifier", "amplifier amp receiver dac preamp"), Rule("microphone", "microphone mic"),
        Rule("dometent", "dome tunnel tarp shelter"), Rule("tent", "tent bivy bivouac camping"), Rule("backpack", "backpack rucksack pack daypack"), Rule("stove", "stove burner camp-kitchen cookset"),
        Rule("bottle", "bottle flask tumbler thermos canteen"), Rule("grinder", "grinder mill"), Rule("teapot", "teapot kettle tea dripper cafetiere moka coffee-maker brewer"),
        Rule("mug", "mug cup espresso coffee chocolate latte"), Rule("pan", "pan skillet wok griddle"), Rule("pot", "pot casserole saucepan cocotte dutch-oven cookware"),
        Rule("bowl", "bowl soup ramen salad nachos"), Rule("plate", "plate dish platter tableware dinnerware"), Rule("knife", "knife cleaver"), Rule("board", "board tray"),
        Rule("utensils", "utensil spoon spatula whisk ladle kitchen tongs peeler cutlery fork"),
        Rule("game", "board-game game chess draughts dice strategy-game"), Rule("puzzle", "puzzle jigsaw"), Rule("rabbit", "rabbit bunny hare"), Rule("bear", "bear plush soft-toy teddy fox elephant otter doll"),
        Rule("kite", "kite"), Rule("train", "train railway locomotive"), Rule("car", "toy-car truck car tractor racer"), Rule("rattle", "rattle teether baby"), Rule("blocks", "block building stacking toy bricks"),
        Rule("notebook", "notebook journal diary planner sketchbook"), Rule("pencils", "pencil crayon brush marker"), Rule("pen", "pen fountain rollerball nib ink"), Rule("paper", "paper letter envelope card stationery notecard"),
        Rule("books", "anthology collection boxed-set trilogy cookbook atlas travel cooking"), Rule("book", "book novel paperback hardback guide stories fiction memoir poems tales"),
        Rule("buttonshirt", "blouse button-down oxford overshirt flannel"), Rule("shirt", "shirt t-shirt tee top polo tank"), Rule("sweater", "sweater jumper cardigan pullover knit knitwear hoodie"),
        Rule("jacket", "jacket coat parka anorak vest fleece gilet shell raincoat blazer layer"), Rule("dress", "dress gown"), Rule("skirt", "skirt"), Rule("trousers", "trousers jeans pants chinos shorts leggings"),
        Rule("scarf", "scarf shawl wrap bandana"), Rule("sunhat", "sunhat fedora panama brim"), Rule("hat", "hat beanie cap beret"), Rule("gloves", "glove mitten"), Rule("socks", "sock"),
        Rule("boot", "boot"), Rule("sneaker", "sneaker trainer running-shoe"), Rule("sandal", "sandal slipper flip-flop espadrille"), Rule("shoe", "shoe loafer oxford-shoe heel pump footwear formal"),
        Rule("tote", "tote shopper"), Rule("handbag", "handbag bag purse satchel clutch holdall duffel briefcase"), Rule("wallet", "wallet cardholder"), Rule("belt", "belt"),
        Rule("glasses", "glasses sunglasses goggles eyewear binocular"), Rule("watch", "watch wristwatch"), Rule("ring", "ring"), Rule("necklace", "necklace bracelet pendant-necklace earring jewelry jewellery brooch anklet"),
        Rule("camera", "camera camcorder lens webcam"), Rule("television", "television tv projector monitor display screen"), Rule("laptop", "laptop notebook-computer chromebook netbook ultrabook windows"),
        Rule("keyboard", "keyboard"), Rule("mouse", "mouse trackball"), Rule("cartridge", "cartridge toner inkjet drum-unit fuser"), Rule("printer", "printer scanner copier multifunction plotter"),
        Rule("phone", "phone smartphone tablet handset"), Rule("chip", "processor memory module chip motherboard ssd hdd drive card ddr"), Rule("router", "router switch modem access-point network gateway wireless"),
        Rule("cable", "cable cord adapter connector patch lead usb hdmi"), Rule("computer", "computer desktop workstation server tower electronics"),
        Rule("piano", "piano keys synthesizer organ accordion"), Rule("drum", "drum percussion cymbal bongo tambourine xylophone"), Rule("trumpet", "trumpet saxophone flute clarinet horn wind trombone harmonica"),
        Rule("guitar", "guitar violin cello bass ukulele strings banjo harp mandolin"),
        Rule("hammer", "hammer mallet axe hatchet"), Rule("wrench", "wrench spanner plier screwdriver"), Rule("drill", "drill driver sander"), Rule("saw", "saw"), Rule("toolbox", "toolbox tools tool"),
        Rule("pet", "pet dog cat collar leash"), Rule("fishing", "fishing rod reel lure tackle bait"), Rule("kayak", "kayak kayaking canoe paddle"),
        Rule("tree", "christmas-tree christmas tree holiday"), Rule("ornament", "ornament bauble seasonal"), Rule("pumpkin", "pumpkin halloween spooky witch skeleton"), Rule("egg", "egg easter"), Rule("heart", "heart valentine love"),
        Rule("cosmetics", "lotion soap shampoo cream serum lipstick perfume cosmetic beauty grooming bathing bath shaving skincare razor"),
        Rule("steak", "steak beef meat pork lamb chicken turkey sausage ham"), Rule("fish", "fish salmon tuna seafood shrimp lobster"), Rule("bread", "bread bakery loaf baguette croissant muffin cake cookie pie donut bun pizza sandwich"),
        Rule("cheese", "cheese"), Rule("milk", "milk dairy yogurt butter cream-cheese"), Rule("carrot", "carrot vegetable potato onion pepper broccoli cabbage lettuce"), Rule("apple", "apple fruit pear banana orange berry peach lemon grape"),
        Rule("jar", "jar honey jam sauce nuts granola pickles snack spice"),
    ];

    private static readonly Dictionary<string, (string Motif, int Rank)> ByWord = Rules
        .SelectMany((rule, rank) => rule.Words.Select(word => (Word: word, rule.Motif, Rank: rank)))
        .GroupBy(rule => rule.Word, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (group.First().Motif, group.First().Rank), StringComparer.Ordinal);

    /// <summary>The name of the motif.</summary>
    /// <param name="title">The product's title.</param>
    /// <param name="categoryNames">From the root down.</param>
    public static string Choose(string title, IReadOnlyList<string> categoryNames)
    {
        // The last matching word of a title is what the thing is: a "leather notebook" is a notebook, a "tent lantern" a lantern. What
        // follows "with" or a comma only goes with it.
        var byTitle = WordsOf(Qualifier().Split(title)[0]).Reverse().Select(Find).FirstOrDefault(found => found is not null);
        var byCategory = categoryNames.Reverse().Select(name => WordsOf(name).Reverse().Select(Find).FirstOrDefault(found => found is not null)).ToList();

        // Books are called after what they tell of.
        if (byCategory is [("book" or "books") and var book, ..] && byTitle is not ("notebook" or "paper" or "pen" or "pencils"))
        {
            return book;
        }

        return byTitle ?? byCategory.FirstOrDefault(found => found is not null) ?? Unknown;
    }

    private static string? Find(string word) => ByWord.TryGetValue(word, out var rule)
        || (word.EndsWith("es", StringComparison.Ordinal) && ByWord.TryGetValue(word[..^2], out rule))
        || (word.EndsWith('s') && ByWord.TryGetValue(word[..^1], out rule))
            ? rule.Motif
            : null;

    // "sleeping bag" is one word as well as two.
    private static IEnumerable<string> WordsOf(string text)
    {
        string? last = null;
        foreach (Match match in Word().Matches(text.ToLowerInvariant()))
        {
            var word = match.Value;
            yield return word;
            if (last is not null)
            {
                yield return $"{last}-{word}";
            }

            last = word;
        }
    }

    private static (string Motif, string[] Words) Rule(string motif, string words) => (motif, words.Split(' '));

    [GeneratedRegex("( with | for | in |, | - |\\()", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Qualifier();

    [GeneratedRegex("[a-z]+(-[a-z]+)?")]
    private static partial Regex Word();
}
