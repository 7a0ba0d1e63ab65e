namespace Octomart.DemoShop.Catalogue;

/// <summary>What shoppers of the demo shop ask, and what sellers and buyers answer.</summary>
public static class DemoQuestions
{
    private static readonly (string Question, string Seller, string Buyer)[] Talk =
    [
        ("Is the colour close to the picture?", "It is a little warmer in daylight. Send it back within 30 days if it does not suit you.", "Mine is a shade darker, and I like it better that way."),
        ("Does it come ready to give away?", "It comes in a plain box of cardboard. Write a note with your order and we wrap it.", "I gave it to my sister; the box was fine as it was."),
        ("How long has yours lasted?", "We have had very few back in five years.", "More than a year of daily use here, and no complaints."),
        ("Is the guarantee two years or three?", "Two years from us, beside what the law gives you.", "Two. I asked them when a part was missing, and it came within days."),
        ("When do you expect more of it?", "A new delivery comes every other month; what is shown as in stock can be sent today.", "I waited three weeks for mine."),
        ("Is there a smaller one?", "Not at the moment, but we pass it on to the maker.", "It is smaller than it looks in the picture, measure first."),
        ("Where is it made?", "In Europe, by people we know by name.", "It says Portugal on the underside of mine."),
        ("Can it be mended when something breaks?", "Yes: we keep spare parts for at least seven years.", "I mended mine with a part from them, it took ten minutes."),
    ];

    private static readonly Lazy<IReadOnlyList<DemoQuestion>> Asked = new(() => [.. DemoCatalogue.Products.SelectMany(Of)]);

    private static readonly Lazy<ILookup<string, DemoQuestion>> ByProduct = new(() => All.ToLookup(question => question.ProductId, StringComparer.Ordinal));

    /// <summary>All questions.</summary>
    public static IReadOnlyList<DemoQuestion> All => Asked.Value;

    /// <summary>The questions about a product, the oldest first.</summary>
    public static IEnumerable<DemoQuestion> About(string productId) => ByProduct.Value[productId].OrderBy(question => question.CreatedAt);

    private static IEnumerable<DemoQuestion> Of(DemoProduct product)
    {
        var dice = new Dice($"questions {product.Slug}");
        var people = dice.Shuffle(DemoPeople.Reviewers);
        var count = dice.Chance(55) ? 1 + (dice.Chance(30) ? 1 : 0) : 0;
        return dice.Shuffle(Talk).Take(count).Select((talk, i) =>
        {
            var askedAt = product.CreatedAt.AddHours(72 + dice.Roll(400));
            List<DemoAnswer> answers = [];
            if (dice.Chance(80))
            {
                answers.Add(new DemoAnswer(product.Seller.Owner, true, talk.Seller, askedAt.AddHours(1 + dice.Roll(40))));
            }

            if (dice.Chance(40))
            {
                answers.Add(new DemoAnswer(people[10 + i], false, talk.Buyer, askedAt.AddHours(5 + dice.Roll(200))));
            }

            return new DemoQuestion(product.ProductId, people[i], talk.Question, dice.Roll(7), askedAt, answers);
        });
    }
}

/// <summary>A question of the demo shop.</summary>
/// <param name="HelpfulCount">How many want to know it too.</param>
public sealed record DemoQuestion(string ProductId, DemoPerson Author, string Body, int HelpfulCount, DateTimeOffset CreatedAt, IReadOnlyList<DemoAnswer> Answers);

/// <summary>An answer to it.</summary>
/// <param name="IsSeller">Whether the product's seller answers; else somebody who has bought it.</param>
public sealed record DemoAnswer(DemoPerson Author, bool IsSeller, string Body, DateTimeOffset CreatedAt);
