namespace Octomart.Contracts.Events;

/// <summary>A product as it is now, whole: sent at every change of its text, status, price, stock state or rating.</summary>
/// <param name="Status">DRAFT, PENDING_REVIEW, ACTIVE or ARCHIVED.</param>
/// <param name="DescriptionText">Plain text, markup removed.</param>
/// <param name="Categories">The product's categories with their ancestors, roots first.</param>
/// <param name="PriceMin">Lowest price of a variant in the shop's default currency; null when none is priced.</param>
/// <param name="Version">Rises with every event of this product: an older one is to be ignored.</param>
public sealed record ProductChanged(
    string ProductId,
    string Slug,
    string? SellerId,
    string Status,
    string Title,
    string? Brand,
    string DescriptionText,
    IReadOnlyList<CategoryRef> Categories,
    IReadOnlyList<AttributeRef> Attributes,
    Money? PriceMin,
    Money? PriceMax,
    bool InStock,
    double RatingAverage,
    int RatingCount,
    DateTimeOffset CreatedAt,
    long Version);

/// <summary>A category by id, slug and name.</summary>
public sealed record CategoryRef(string CategoryId, string Slug, string Name);

/// <summary>An attribute of a product, such as colour = red.</summary>
public sealed record AttributeRef(string Code, string Label, string Value, string? Unit);

/// <summary>A review is visible to shoppers, newly or changed.</summary>
/// <param name="Rating">1 to 5 stars.</param>
public sealed record ReviewPublished(
    string ReviewId, string ProductId, string? AuthorId, int Rating, string? Title, string Body, bool VerifiedPurchase, DateTimeOffset CreatedAt);

/// <summary>A review is no longer visible.</summary>
public sealed record ReviewWithdrawn(string ReviewId, string ProductId);

/// <summary>What shoppers can buy of a variant changed.</summary>
/// <param name="Available">On hand less reserved, over all warehouses.</param>
public sealed record AvailabilityChanged(string VariantId, string ProductId, string SellerId, int Available, DateTimeOffset At);

/// <summary>A variant on sale costs another price in a currency from now on.</summary>
/// <param name="Was">What it cost before.</param>
/// <param name="Now">What it costs, in the same currency.</param>
public sealed record PriceChanged(string VariantId, string ProductId, string SellerId, Money Was, Money Now, DateTimeOffset At);

/// <summary>Few units of a variant are left: told once each time that stock falls to the seller's threshold.</summary>
/// <param name="Available">How many are left.</param>
public sealed record StockLow(string VariantId, string ProductId, string SellerId, int Available, DateTimeOffset At);

/// <summary>Somebody wrote a review; shoppers see it unless it waits for a moderator.</summary>
/// <param name="SellerId">Whose product it is about; null for a shared listing.</param>
public sealed record ReviewSubmitted(string ReviewId, string ProductId, string? SellerId, string AuthorId, int Rating, bool IsHeld, DateTimeOffset At);

/// <summary>A seller answered a review for the first time.</summary>
/// <param name="AuthorId">Who wrote the review.</param>
public sealed record ReviewReplied(string ReviewId, string ProductId, string? SellerId, string AuthorId, string Body, DateTimeOffset At);

/// <summary>Somebody asks about a product, and shoppers see it.</summary>
/// <param name="SellerId">Whose product it is about; null for a shared listing.</param>
public sealed record QuestionAsked(string QuestionId, string ProductId, string? SellerId, string AuthorId, string Body, DateTimeOffset At);

/// <summary>A question got an answer, and shoppers see it.</summary>
/// <param name="AskerId">Who asked.</param>
/// <param name="AuthorId">Who answered.</param>
/// <param name="Role">SELLER, BUYER or SHOP.</param>
public sealed record QuestionAnswered(string QuestionId, string AnswerId, string ProductId, string AskerId, string AuthorId, string Role, string Body, DateTimeOffset At);
