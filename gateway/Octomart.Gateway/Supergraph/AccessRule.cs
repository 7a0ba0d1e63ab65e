namespace Octomart.Gateway.Supergraph;

internal enum AccessRuleKind
{
    Authenticated,
    Scopes,
    Policies,
}

/// <summary>What a caller must bring to see a field: <c>@authenticated</c>, <c>@requiresScopes</c> or <c>@policy</c>.</summary>
/// <param name="Kind">Which directive.</param>
/// <param name="AnyOf">For scopes and policies: one of these groups must be held completely.</param>
internal sealed record AccessRule(AccessRuleKind Kind, IReadOnlyList<IReadOnlyList<string>> AnyOf);

/// <summary><c>@listSize</c>: how long a list may be expected to be.</summary>
internal sealed record ListSize(int? AssumedSize, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields);
