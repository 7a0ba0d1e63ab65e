using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Errors;

/// <summary>Why the catalogue was not changed.</summary>
internal enum CatalogErrorCode
{
    /// <summary>There is no such thing, or you may not know of it.</summary>
    NotFound,

    /// <summary>You may not do this.</summary>
    Forbidden,

    /// <summary>A value is missing or out of range; the field says which.</summary>
    Invalid,

    /// <summary>The seller already has a variant with this SKU.</summary>
    SkuTaken,

    /// <summary>Another category has this slug.</summary>
    SlugTaken,

    /// <summary>Products or other categories are in the category.</summary>
    CategoryInUse,

    /// <summary>Somebody else changed it first: read it again, then repeat the change with the new version.</summary>
    VersionConflict,

    /// <summary>The idempotency key was used before for another input.</summary>
    IdempotencyKeyReused,

    /// <summary>The change would leave fewer units on hand than are reserved for orders.</summary>
    StockBelowReserved,

    /// <summary>The units on hand are not what you expected: count again.</summary>
    StockChanged,

    /// <summary>Stock lies in the warehouse.</summary>
    WarehouseNotEmpty,

    /// <summary>Fewer units can be bought than were asked for.</summary>
    InsufficientStock,

    /// <summary>You have reviewed this product already.</summary>
    AlreadyReviewed,

    /// <summary>The product is not complete enough to be shown to shoppers.</summary>
    NotPublishable,

    /// <summary>The reservation expired and its units went back on sale.</summary>
    ReservationExpired,

    /// <summary>The reservation was given back.</summary>
    ReservationReleased,

    /// <summary>You did this too often within an hour: try again later.</summary>
    RateLimited,

    /// <summary>What you want to change is over already.</summary>
    AlreadyFinished,
}

/// <summary>Why a change of the catalogue was refused.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; may change. Programs read the code.</param>
/// <param name="Field">The path of the input field at fault, such as ["input", "prices", "0"]; null when no single field is.</param>
internal sealed record CatalogError(CatalogErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError
{
    internal static CatalogError NotFound(string what, params IReadOnlyList<string> field) => new(CatalogErrorCode.NotFound, $"There is no such {what}.", At(field));

    internal static CatalogError Forbidden(string message) => new(CatalogErrorCode.Forbidden, message);

    internal static CatalogError Invalid(string message, params IReadOnlyList<string> field) => new(CatalogErrorCode.Invalid, message, At(field));

    internal static CatalogError VersionConflict(long version) =>
        new(CatalogErrorCode.VersionConflict, $"The version is {version} by now: read it again.", ["input", "version"]);

    private static IReadOnlyList<string>? At(IReadOnlyList<string> field) => field.Count == 0 ? null : ["input", .. field];
}
