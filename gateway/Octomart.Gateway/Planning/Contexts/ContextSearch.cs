using Octomart.Gateway.Planning.Paths;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Contexts;

/// <summary>
/// Looks upwards from an entity for what sets a context. The nearest object counts, by the type that it really has, so an object that may or may not
/// set the context leaves the question open to the next one up:
/// <code>
///   company ── owner ─────────── cart ── items ── price(currency: from the context)
///   sets it    User: sets it     no               the owner's if it is a User, else the company's
///              Robot: does not
/// </code>
/// </summary>
internal static class ContextSearch
{
    /// <summary>The sources from the nearest up; null when the context may not be set at all.</summary>
    public static List<FoundSource>? Find(ContextNeed need, OperationPath entity)
    {
        List<FoundSource> found = [];
        for (var path = entity; path is not null; path = path.Parent)
        {
            if (path.Step is not FieldStep || path.Parent is not { } at)
            {
                continue;
            }

            if (need.Selections.TryGetValue(at.Node.Type, out var selection))
            {
                found.Add(Source(at, null, selection));
                return found;
            }

            var types = PathFinder.TypesAt(at).ToList();
            var setting = types.Where(need.Selections.ContainsKey).ToList();
            if (setting.Count > 0)
            {
                found.Add(Source(at, setting.Count < types.Count ? setting : null, TypeByType(need, at.Node.Type, setting)));
            }

            if (setting.Count == types.Count)
            {
                return found;
            }
        }

        return null;
    }

    private static FoundSource Source(OperationPath at, List<TypeDefinition>? types, SelectionSet selection) =>
        new(at, new ContextSource(Depth(at), at.Objects, types is null ? null : at.Node.Type.PossibleSet.Only(types), selection));

    private static SelectionSet TypeByType(ContextNeed need, TypeDefinition position, List<TypeDefinition> types) => new(
        position,
        [
            .. types.SelectMany(type => need.Selections[type].Fields.Select(field => new FieldSelection
            {
                ResponseKey = field.ResponseKey,
                Name = field.Name,
                Field = field.Field,
                Arguments = field.Arguments,
                Guard = position.PossibleSet.Only([type]),
                Selections = field.Selections,
            })),
        ]);

    private static int Depth(OperationPath path)
    {
        var depth = 0;
        for (var at = path; at is not null; at = at.Parent)
        {
            depth += at.Step is FieldStep ? 1 : 0;
        }

        return depth;
    }
}

/// <summary>A source together with the way to it.</summary>
internal sealed record FoundSource(OperationPath At, ContextSource Source);

/// <summary>An argument's sources together with the ways to them.</summary>
internal sealed record FoundContext(ContextNeed Need, IReadOnlyList<FoundSource> Sources);
