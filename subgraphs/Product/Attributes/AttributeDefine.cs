using System.Collections.Immutable;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Attributes;

/// <summary>What is to hold for an attribute. Products keep what they say; what is written from now on must fit.</summary>
/// <param name="Code">For programs and filters: lower-case letters, digits, hyphens and underscores.</param>
/// <param name="Label">For people, 1 to 100 characters.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Version">The version that the change was made from; null for a new definition.</param>
/// <param name="Unit">Such as cm, at most 20 characters; values carry no other.</param>
/// <param name="IsFacet">Whether lists can be narrowed by it.</param>
/// <param name="Values">Of an enumeration: what a value may be, 1 to 200.</param>
internal sealed record AttributeDefineInput(
    string Code, string Label, AttributeKind Kind, int? Version = null, string? Unit = null, bool IsFacet = true, IReadOnlyList<string>? Values = null);

/// <summary>An attribute that becomes free text again.</summary>
/// <param name="Code">Which.</param>
/// <param name="Version">The version that you have seen.</param>
internal sealed record AttributeUndefineInput(string Code, int Version);

/// <summary>The definition, or why it was not changed.</summary>
/// <param name="Attribute">As it is now; null when it was removed or not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record AttributePayload(AttributeDefinitionType? Attribute, IReadOnlyList<CatalogError> UserErrors)
{
    internal static AttributePayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class AttributeDefine(IDocumentStore store, CatalogueIndex index)
{
    private const int MaxValues = 200;

    /// <summary>Settles what an attribute is. For the shop's administrators.</summary>
    /// <param name="input">What is to hold.</param>
    [RequiresScopes("categories:write")]
    public async Task<AttributePayload?> AttributeDefineAsync(AttributeDefineInput input, Caller caller, CancellationToken cancellationToken) =>
        Validate(input, caller) is { } error
            ? AttributePayload.Refused(error)
            : await store.WriteAsync([$"attribute:{input.Code}"], (work, token) => DefineAsync(work, input, token), cancellationToken);

    /// <summary>Makes an attribute free text again. For the shop's administrators.</summary>
    /// <param name="input">Which.</param>
    [RequiresScopes("categories:write")]
    public async Task<AttributePayload?> AttributeUndefineAsync(AttributeUndefineInput input, Caller caller, CancellationToken cancellationToken) =>
        !caller.IsAdmin && !caller.IsService
            ? AttributePayload.Refused(CatalogError.Forbidden("Attributes are the shop's."))
            : await store.WriteAsync([$"attribute:{input.Code}"], (work, token) => UndefineAsync(work, input, token), cancellationToken);

    private async Task<AttributePayload> DefineAsync(IUnitOfWork work, AttributeDefineInput input, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<AttributeDefinition>(AttributeDefinition.IdOf(input.Code), cancellationToken);
        if (known?.Version != input.Version)
        {
            return AttributePayload.Refused(known is null ? CatalogError.NotFound("definition", "code") : CatalogError.VersionConflict(known.Version));
        }

        var definition = (known ?? new AttributeDefinition { Id = AttributeDefinition.IdOf(input.Code), Code = input.Code, Label = input.Label, Kind = input.Kind }) with
        {
            Label = input.Label.Trim(),
            Kind = input.Kind,
            Unit = string.IsNullOrWhiteSpace(input.Unit) ? null : input.Unit.Trim(),
            IsFacet = input.IsFacet,
            Values = ValuesOf(input),
        };
        if (known is null)
        {
            work.Insert(definition);
        }
        else
        {
            work.Update(definition);
        }

        work.AfterCommit(() => index.Apply(definition));
        return new AttributePayload(new AttributeDefinitionType(definition), []);
    }

    private async Task<AttributePayload> UndefineAsync(IUnitOfWork work, AttributeUndefineInput input, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<AttributeDefinition>(AttributeDefinition.IdOf(input.Code), cancellationToken) is not { } known)
        {
            return AttributePayload.Refused(CatalogError.NotFound("definition", "code"));
        }

        if (known.Version != input.Version)
        {
            return AttributePayload.Refused(CatalogError.VersionConflict(known.Version));
        }

        work.Delete(known);
        work.AfterCommit(() => index.Forget(known));
        return new AttributePayload(null, []);
    }

    private static ImmutableArray<string> ValuesOf(AttributeDefineInput input) => [.. (input.Values ?? []).Select(value => value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static CatalogError? Validate(AttributeDefineInput input, Caller caller) => input switch
    {
        _ when !caller.IsAdmin && !caller.IsService => CatalogError.Forbidden("Attributes are the shop's."),
        _ when !AttributeInputs.IsCode(input.Code) => CatalogError.Invalid("A code has 1 to 60 lower-case letters, digits, hyphens and underscores.", "code"),
        _ when input.Label.Trim().Length is 0 or > 100 => CatalogError.Invalid("A label has 1 to 100 characters.", "label"),
        { Unit.Length: > 20 } => CatalogError.Invalid("A unit has 20 characters at most.", "unit"),
        { Kind: AttributeKind.Enum } when ValuesOf(input).Length is 0 or > MaxValues => CatalogError.Invalid($"An enumeration has 1 to {MaxValues} values.", "values"),
        { Kind: not AttributeKind.Enum, Values.Count: > 0 } => CatalogError.Invalid("Only an enumeration names its values.", "values"),
        _ when ValuesOf(input).Any(value => value.Length is 0 or > 500) => CatalogError.Invalid("A value has 1 to 500 characters.", "values"),
        _ => null,
    };
}
