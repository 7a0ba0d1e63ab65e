using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Questions;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// What follows for a product from its variants, stock, sales and reviews; kept in the transaction that changes them. Every
/// change that shoppers can see touches this document, so its version numbers the product's events.
/// </summary>
internal sealed record ProductSummary : Document
{
    /// <summary>Cheapest and dearest variant, by currency.</summary>
    public ImmutableArray<PriceSpan> Prices { get; init; } = [];

    /// <summary>The choices that the variants offer, such as colour: Red, so that lists can be filtered by them.</summary>
    public ImmutableArray<AttributeValue> Options { get; init; } = [];

    /// <summary>Pictures, the main one first.</summary>
    public ImmutableArray<ProductMedia> Media { get; init; } = [];

    /// <summary>Of a shared listing: what each seller adds to prices and choices; empty for a product of one seller.</summary>
    public ImmutableArray<SellerOffers> Offers { get; init; } = [];

    /// <summary>The variants of which at least one unit can be bought.</summary>
    public ImmutableArray<string> StockedVariantIds { get; init; } = [];

    /// <summary>How many published reviews gave 1, 2, 3, 4 and 5 stars.</summary>
    public ImmutableArray<int> Stars { get; init; } = [0, 0, 0, 0, 0];

    /// <summary>The newest published reviews, newest first, so that a page of products reads the reviews of all in one go.</summary>
    public ImmutableArray<Latest> LatestReviews { get; init; } = [];

    /// <summary>How many published questions there are.</summary>
    public int QuestionCount { get; init; }

    /// <summary>The newest published questions, newest first.</summary>
    public ImmutableArray<Latest> LatestQuestions { get; init; } = [];

    /// <summary>
    /// Units sold so far, less those that were cancelled or came back. Below zero for a moment when an event of a cancellation overtakes that
    /// of its sale.
    /// </summary>
    public long Sold { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    [JsonIgnore]
    public bool InStock => StockedVariantIds.Length > 0;

    [JsonIgnore]
    public int RatingCount => Stars.Sum();

    [JsonIgnore]
    public double RatingAverage => RatingCount == 0 ? 0 : Math.Round(Stars.Select((count, i) => (double)count * (i + 1)).Sum() / RatingCount, 2);

    public static ProductSummary Of(string productId) => new() { Id = productId };

    public PriceSpan? PriceIn(string currency) => Prices.FirstOrDefault(span => span.Currency == currency);

    /// <summary>With the prices, choices and pictures that follow from the product and these variants, all that it has.</summary>
    public ProductSummary With(Product product, IReadOnlyCollection<Variant> variants) => this with
    {
        Prices = Variant.Spans(variants),
        Options = [.. variants.SelectMany(variant => variant.Options).Distinct()],
        Offers = product.IsShared ? SellerOffers.Of(variants) : [],
        Media = ProductPictures.For(product, variants),
    };

    /// <summary>As shoppers are to see it: without what suspended sellers offer on a shared listing.</summary>
    public ProductSummary Trading(Func<string, bool> isSuspended)
    {
        if (!Offers.Any(offers => isSuspended(offers.SellerId)))
        {
            return this;
        }

        var trading = Offers.RemoveAll(offers => isSuspended(offers.SellerId));
        return this with
        {
            Prices = PriceSpan.Of(trading.SelectMany(offers => offers.Prices)),
            Options = [.. trading.SelectMany(offers => offers.Options).Distinct()],
            StockedVariantIds = StockedVariantIds.RemoveAll(id => !trading.Any(offers => offers.VariantIds.Contains(id))),
            Offers = trading,
        };
    }

    /// <summary>With one more published review.</summary>
    public ProductSummary WithReview(Review review) => WithStars(review.Rating, 1) with { LatestReviews = Latest.Of([review.AsLatest, .. LatestReviews]) };

    /// <summary>With one more published review of so many stars, or one less.</summary>
    public ProductSummary WithStars(int rating, int change) => this with { Stars = Stars.SetItem(rating - 1, Stars[rating - 1] + change) };

    /// <summary>With one more published question.</summary>
    public ProductSummary WithQuestion(Question question) => this with { QuestionCount = QuestionCount + 1, LatestQuestions = Latest.Of([question.AsLatest, .. LatestQuestions]) };

    /// <summary>With the variant on sale or sold out; the same instance when that is nothing new.</summary>
    public ProductSummary WithStock(string variantId, bool isStocked) => (StockedVariantIds.Contains(variantId), isStocked) switch
    {
        (false, true) => this with { StockedVariantIds = StockedVariantIds.Add(variantId) },
        (true, false) => this with { StockedVariantIds = StockedVariantIds.Remove(variantId) },
        _ => this,
    };
}

/// <summary>From the cheapest to the dearest variant in one currency, in minor units.</summary>
internal sealed record PriceSpan(string Currency, long Min, long Max)
{
    /// <summary>One span a currency, around all of these.</summary>
    public static ImmutableArray<PriceSpan> Of(IEnumerable<PriceSpan> spans) =>
    [
        .. spans.GroupBy(span => span.Currency, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PriceSpan(group.Key, group.Min(span => span.Min), group.Max(span => span.Max))),
    ];
}
