namespace Octomart.DemoShop.Catalogue;

/// <summary>What sellers of the demo shop answer to reviews: often to the harsh ones, now and then to the kind ones.</summary>
public static class DemoReplies
{
    private static readonly string[] Sorry =
    [
        "That is not how it should be. Write to us with your order's number and we put it right.",
        "We are sorry, and thank you for telling us. We have passed it on to the maker.",
        "A pity! You can send it back within 30 days, and we pay for the parcel.",
    ];

    private static readonly string[] Glad = ["Thank you, that makes our day.", "Glad to hear it. Enjoy!", "Thank you! We told the people who made it."];

    /// <summary>The seller's answer; null when there is none.</summary>
    public static string? To(DemoReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var dice = new Dice($"reply {review.ProductId} {review.Author.Email}");
        return review.Rating <= 2 && dice.Chance(50) ? dice.Pick(Sorry)
            : review.Rating == 5 && dice.Chance(8) ? dice.Pick(Glad)
            : null;
    }
}
