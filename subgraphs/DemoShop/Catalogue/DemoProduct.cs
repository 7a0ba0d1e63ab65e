using Octomart.Store;

namespace Octomart.DemoShop.Catalogue;

/// <summary>A category of the demo shop.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">As shoppers see it.</param>
/// <param name="Parent">The category that it is part of; null for a root.</param>
/// <param name="Position">Its place among its siblings.</param>
public sealed record DemoCategory(string Slug, string Name, DemoCategory? Parent, int Position)
{
    /// <summary>The same in every demo shop.</summary>
    public string CategoryId => OpaqueId.From("cat", "demo", Slug);

    /// <summary>The category at the top.</summary>
    public DemoCategory Root => Parent?.Root ?? this;
}

/// <summary>A fact about a demo product, such as width: 120 cm.</summary>
public sealed record DemoFact(string Code, string Label, string Value, string? Unit);

/// <summary>A product of the demo shop.</summary>
/// <param name="Number">Its place in the catalogue, from 0; varies what is derived from it.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">As shoppers see it.</param>
/// <param name="Category">Where it stands.</param>
/// <param name="Seller">Who sells it.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Blurb">What makes it special, in a sentence or two.</param>
/// <param name="Facts">Facts that hold for all variants.</param>
/// <param name="Variants">At least one.</param>
/// <param name="CreatedAt">Since when it is in the shop.</param>
public sealed record DemoProduct(
    int Number, string Slug, string Title, DemoCategory Category, DemoSeller Seller, string Brand, string Blurb,
    IReadOnlyList<DemoFact> Facts, IReadOnlyList<DemoVariant> Variants, DateTimeOffset CreatedAt)
{
    /// <summary>The same in every demo shop.</summary>
    public string ProductId => OpaqueId.From("prd", "demo", Slug);

    /// <summary>A second paragraph: how this seller makes, sends and takes back what it sells.</summary>
    public string SellerNote => (Seller.Slug, Number % 3) switch
    {
        ("birch-and-bone", 0) => "Made in a workshop of nine people north of Turku. When something breaks after years, we send the part and a drawing.",
        ("birch-and-bone", 1) => "We use wood from forests that we have walked in, and finishes that you could lick. Please do not.",
        ("birch-and-bone", _) => "Packed in cardboard and wool felt; the felt makes good coasters.",
        ("cobalt-audio", 0) => "Tuned by ear in our studio in Hamburg, after the measurements were right.",
        ("cobalt-audio", 1) => "Every wearing part can be bought and changed without glue or heat.",
        ("cobalt-audio", _) => "Listen for sixty days at home; if it is not better than what you had, send it back.",
        ("fernway-outdoors", 0) => "Tested on hills where the weather has no manners, then made a little stronger.",
        ("fernway-outdoors", 1) => "We wash, patch and reproof what we sell, for as long as you carry it.",
        ("fernway-outdoors", _) => "Fluorocarbon-free, and weighed on a scale that we trust.",
        ("little-lantern", 0) => "Safe to EN 71, and tried by a panel of eleven children who do not lie.",
        ("little-lantern", 1) => "Spare pieces are free: write to us which one the dog has eaten.",
        ("little-lantern", _) => "No batteries, no app, no end in sight.",
        ("pagewright-books", 0) => "Chosen, read and argued about by the four of us in the shop in Galway.",
        ("pagewright-books", 1) => "Sent in a cardboard sleeve that fits a letter box, with a bookmark from our printer.",
        ("pagewright-books", _) => "Tell us whom it is for, and we put in a card, written with a real pen.",
        (_, 0) => "Sewn within thirty kilometres of Porto, by people whose names stand on the label.",
        (_, 1) => "Washed before it is cut, so that the size you buy is the size you keep.",
        _ => "Tears, missing buttons and tired seams are mended free of charge, always.",
    };
}

/// <summary>A variant of a demo product.</summary>
/// <param name="Sku">The seller's own number for it.</param>
/// <param name="Options">What distinguishes it from the others, such as colour and size.</param>
/// <param name="PriceCents">In euro cents.</param>
/// <param name="CompareAtCents">What it cost before; null when it is not reduced.</param>
/// <param name="Stock">Units on hand; some are sold out.</param>
/// <param name="WeightGrams">Packed.</param>
public sealed record DemoVariant(string Sku, IReadOnlyList<DemoFact> Options, long PriceCents, long? CompareAtCents, int Stock, int WeightGrams)
{
    /// <summary>The same in every demo shop.</summary>
    public string VariantId => OpaqueId.From("var", "demo", Sku);
}

/// <summary>A review of a demo product.</summary>
/// <param name="ProductId">Of what.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Rating">1 to 5 stars.</param>
/// <param name="Title">A headline.</param>
/// <param name="Body">Plain text.</param>
/// <param name="IsVerified">Whether the author bought it here.</param>
/// <param name="HelpfulCount">How many found it helpful.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record DemoReview(
    string ProductId, DemoPerson Author, int Rating, string Title, string Body, bool IsVerified, int HelpfulCount, DateTimeOffset CreatedAt);
