using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Which products. All conditions that are given must hold.</summary>
/// <param name="And">All of these hold as well.</param>
/// <param name="Or">At least one of these holds as well.</param>
/// <param name="Not">This does not hold.</param>
/// <param name="Ids">The product is one of these.</param>
/// <param name="CategoryId">The product is in this category or one below it.</param>
/// <param name="SellerId">The product is this seller's, or a shared listing on which it has offers.</param>
/// <param name="Status">The product has this status. Shoppers see active products only; members of a seller see all of theirs when they ask for a status.</param>
/// <param name="Brand">The brand.</param>
/// <param name="PriceGte">The cheapest variant costs at least this.</param>
/// <param name="PriceLte">The cheapest variant costs at most this.</param>
/// <param name="RatingGte">The average rating is at least this many stars.</param>
/// <param name="InStock">Whether a variant can be bought right now.</param>
/// <param name="Attribute">The product, or a variant of it, has this attribute.</param>
/// <param name="UpdatedAt">When its text, attributes or pictures were last changed.</param>
internal sealed record ProductWhere(
    IReadOnlyList<ProductWhere>? And = null,
    IReadOnlyList<ProductWhere>? Or = null,
    ProductWhere? Not = null,
    IReadOnlyList<string>? Ids = null,
    string? CategoryId = null,
    string? SellerId = null,
    ProductStatus? Status = null,
    StringOp? Brand = null,
    MoneyInput? PriceGte = null,
    MoneyInput? PriceLte = null,
    double? RatingGte = null,
    bool? InStock = null,
    AttributeWhere? Attribute = null,
    TimeOp? UpdatedAt = null);

/// <summary>A condition on one attribute.</summary>
/// <param name="Code">The attribute's code, such as colour.</param>
/// <param name="Value">What its value is to be; any when null.</param>
/// <param name="Gte">Its value is a number and at least this.</param>
/// <param name="Lte">Its value is a number and at most this.</param>
internal sealed record AttributeWhere(string Code, StringOp? Value = null, double? Gte = null, double? Lte = null);

/// <summary>A condition on a text; upper and lower case are alike. All that are given must hold.</summary>
/// <param name="Eq">The text is this.</param>
/// <param name="In">The text is one of these.</param>
/// <param name="StartsWith">The text begins with this.</param>
internal sealed record StringOp(string? Eq = null, IReadOnlyList<string>? In = null, string? StartsWith = null);

/// <summary>A condition on a time. All that are given must hold.</summary>
/// <param name="Gte">Then or later.</param>
/// <param name="Lte">Then or earlier.</param>
internal sealed record TimeOp(DateTimeOffset? Gte = null, DateTimeOffset? Lte = null);
