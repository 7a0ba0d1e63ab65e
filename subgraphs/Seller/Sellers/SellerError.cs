using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Why something about a seller was refused.</summary>
public enum SellerErrorCode
{
    /// <summary>There is no such seller, or none that is yours.</summary>
    NotFound,

    /// <summary>Your role does not allow this.</summary>
    Forbidden,

    /// <summary>Another seller has this slug.</summary>
    SlugTaken,

    /// <summary>The seller's status does not allow this.</summary>
    InvalidTransition,

    /// <summary>A value is missing, too long or not of the expected form.</summary>
    Invalid,

    /// <summary>You may have no more of these.</summary>
    LimitReached,
}

/// <summary>Why something about a seller was refused.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; may change. Programs read the code.</param>
/// <param name="Field">The path of the input field at fault; null when no single field is.</param>
public sealed record SellerError(SellerErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError
{
    internal static SellerError NotFound(string field = "id") =>
        new(SellerErrorCode.NotFound, "There is no such seller.", ["input", field]);

    internal static SellerError Invalid(string field, string message) => new(SellerErrorCode.Invalid, message, ["input", field]);

    internal static SellerError InvalidTransition(Seller seller, string what) =>
        new(SellerErrorCode.InvalidTransition, $"A seller that is {seller.Status.ToEventName()} cannot be {what}.");
}
