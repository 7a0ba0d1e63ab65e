namespace Octomart.DemoShop.Catalogue;

/// <summary>
/// Puts reviews together from phrases: how a reviewer opens and what is praised or blamed follows from the stars, so that text
/// and stars agree as they do in a real shop, and now and then do not quite.
/// </summary>
internal static class DemoReviews
{
    private const int MaxReviews = 14;

    private static readonly Dictionary<string, List<string>> Phrases = Read();

    public static IEnumerable<DemoReview> Of(DemoProduct product)
    {
        var dice = new Dice($"reviews {product.Slug}");

        // Each product has a quality of its own, around which opinions scatter.
        var quality = 44 + dice.Roll(50);
        var count = Math.Min(dice.Roll(MaxReviews), dice.Roll(MaxReviews + 4)) + (dice.Chance(35) ? dice.Roll(6) : 0);
        return dice.Shuffle(DemoPeople.Reviewers).Take(count).Select(author => Write(product, author, quality, dice));
    }

    private static DemoReview Write(DemoProduct product, DemoPerson author, int quality, Dice dice)
    {
        var rating = (quality + dice.Roll(64) - 32) switch
        {
            > 66 => 5,
            > 46 => 4,
            > 35 => 3,
            > 25 => 2,
            _ => 1,
        };
        var room = (int)(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero) - product.CreatedAt).TotalMinutes;
        return new DemoReview(
            product.ProductId,
            author,
            rating,
            dice.Pick(Phrases[$"title {rating}"]),
            Body(product, rating, dice).Replace("{thing}", ThingOf(product), StringComparison.Ordinal),
            dice.Chance(70),
            dice.Chance(40) ? dice.Roll(24) : 0,
            product.CreatedAt.AddMinutes((60 * 24 * 5) + dice.Roll(Math.Max(1, room - (60 * 24 * 5)))));
    }

    private static string Body(DemoProduct product, int rating, Dice dice)
    {
        var good = dice.Shuffle(Phrases[$"good {TopicOf(product.Category)}"]);
        var bad = dice.Shuffle(Phrases[$"bad {TopicOf(product.Category)}"]);
        List<string> sentences = [dice.Pick(Phrases[$"open {rating}"])];
        sentences.AddRange(rating switch
        {
            5 => good.Take(1 + dice.Roll(3)),
            4 => dice.Chance(50) ? [good[0], good[1]] : [good[0], $"Only one thing: {Lower(bad[0])}"],
            3 => [good[0], $"But {Lower(bad[0])}"],
            2 => dice.Chance(50) ? [bad[0], bad[1]] : [bad[0], $"At least {Lower(good[0])}"],
            _ => bad.Take(1 + dice.Roll(3)),
        });
        if (dice.Chance(22))
        {
            sentences.Add(dice.Pick(Phrases[rating > 3 || (rating == 3 && dice.Chance(50)) ? "delivery good" : "delivery bad"]));
        }

        if (dice.Chance(45))
        {
            sentences.Add(dice.Pick(Phrases[rating switch { > 3 => "close good", 3 => "close mixed", _ => "close bad" }]));
        }

        return string.Join(' ', sentences);
    }

    // What there is to say about a lamp is said of furniture, about a pen of stationery.
    private static string TopicOf(DemoCategory category) => category.Slug switch
    {
        "notebooks" or "pens" => "stationery",
        "bags" or "jewellery-watches" => "accessories",
        var slug when Phrases.ContainsKey($"good {slug}") => slug,
        _ => TopicOf(category.Parent ?? throw new InvalidOperationException($"Nobody knows what to say about '{category.Slug}'.")),
    };

    private static string Lower(string sentence) => sentence.StartsWith("I ", StringComparison.Ordinal) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static readonly string[] Things =
    [
        "chair", "stool", "table", "desk", "shelf", "bookcase", "sofa", "couch", "lamp", "light", "skillet", "casserole", "saucepan", "pot", "plate", "bowl", "mug", "knife", "board",
        "grinder", "kettle", "teapot", "cushion", "throw", "blanket", "rug", "towel", "clock", "vase", "plant", "headphones", "earbuds", "headset", "speaker", "turntable", "amplifier",
        "record", "microphone", "cable", "tent", "backpack", "pack", "stove", "bottle", "lantern", "jacket", "vest", "boots", "train", "blocks", "puzzle", "game", "bear", "rabbit",
        "kite", "novel", "stories", "poems", "atlas", "guide", "cookbook", "book", "notebook", "journal", "planner", "sketchbook", "pen", "pencil", "ink", "shirt", "blouse", "sweater",
        "jumper", "cardigan", "jeans", "trousers", "shorts", "skirt", "dress", "scarf", "hat", "gloves", "mittens", "socks", "bag", "tote", "wallet", "belt", "clutch", "sneakers",
        "shoes", "sandals", "necklace", "ring", "watch", "sunglasses", "glasses",
    ];

    // "Torp Bentwood Chair" is a chair; "Small Hours Stories" are too many things to say "this stories".
    private static string ThingOf(DemoProduct product)
    {
        var words = product.Title.ToLowerInvariant().Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.LastOrDefault(word => Things.Contains(word)) switch
        {
            null => "thing",
            "stories" or "poems" => "book",
            "blocks" => "set of blocks",
            var plural when plural.EndsWith('s') && plural is not "atlas" => $"pair of {plural}",
            "ink" => "bottle of ink",
            var thing => thing,
        };
    }

    private static Dictionary<string, List<string>> Read()
    {
        var phrases = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> open = [];
        foreach (var line in DemoTexts.Lines("reviews.phrases"))
        {
            if (line[0] == '[')
            {
                phrases[line.Trim('[', ']')] = open = [];
            }
            else
            {
                open.Add(line);
            }
        }

        return phrases;
    }
}
