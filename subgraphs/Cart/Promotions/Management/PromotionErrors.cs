using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>What can be wrong with a change of a promotion.</summary>
internal enum PromotionErrorCode
{
    /// <summary>There is no such promotion or seller, or it is not yours.</summary>
    NotFound,

    /// <summary>An input field has a value that is not allowed.</summary>
    Invalid,

    /// <summary>Another promotion has this code.</summary>
    CodeTaken,

    /// <summary>The promotion has changed since you read it: read it again.</summary>
    VersionConflict,

    /// <summary>The idempotency key was used before, for something else.</summary>
    IdempotencyKeyReused,
}

/// <summary>Why a promotion was not changed as asked.</summary>
/// <param name="Code">For programs.</param>
internal sealed record PromotionError(PromotionErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError
{
    internal static PromotionError CodeTaken { get; } = new(PromotionErrorCode.CodeTaken, "Another promotion has this code.", ["input", "code"]);

    internal static PromotionError Stale { get; } =
        new(PromotionErrorCode.VersionConflict, "The promotion has changed since you read it.", ["input", "version"]);

    internal static PromotionError KeyReused { get; } = new(
        PromotionErrorCode.IdempotencyKeyReused, "This idempotency key was used before, for something else.", ["input", "idempotencyKey"]);

    internal static PromotionError NotFound(string what, string field) => new(PromotionErrorCode.NotFound, $"There is no such {what}.", ["input", field]);
}

/// <summary>The promotion after a change, or the reasons why it was not changed.</summary>
/// <param name="Promotion">As it is now; null when refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record PromotionPayload(PromotionType? Promotion, IReadOnlyList<PromotionError> UserErrors)
{
    internal static PromotionPayload Of(Promotion? promotion) => new(promotion is null ? null : new PromotionType(promotion), []);

    internal static PromotionPayload Refused(params IReadOnlyList<PromotionError> errors) => new(null, errors);
}
