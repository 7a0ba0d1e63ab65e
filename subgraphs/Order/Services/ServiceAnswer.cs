namespace Octomart.OrderSubgraph.Services;

/// <summary>How a call to another service ended.</summary>
internal enum AnswerKind
{
    /// <summary>It was done, now or by an earlier call.</summary>
    Done,

    /// <summary>It was refused, and asking again will not help.</summary>
    Refused,

    /// <summary>Nobody knows: no answer came. It may have been done all the same.</summary>
    Unknown,
}

/// <summary>What another service answered to a command.</summary>
/// <param name="Code">Why it was refused; the reason of the failure for logs.</param>
/// <param name="VariantIds">The variants at fault.</param>
internal sealed record ServiceAnswer(AnswerKind Kind, string? Code = null, IReadOnlyList<string>? VariantIds = null)
{
    public static ServiceAnswer Done { get; } = new(AnswerKind.Done);

    public static ServiceAnswer Unknown(string? reason) => new(AnswerKind.Unknown, reason);

    public static ServiceAnswer Of(IReadOnlyList<WireError> errors, IReadOnlyList<string>? variantIds = null) =>
        errors.Count == 0 ? Done : new ServiceAnswer(AnswerKind.Refused, errors[0].Code, variantIds);
}

/// <summary>A user error of another service.</summary>
internal sealed record WireError(string Code, string? Message);
