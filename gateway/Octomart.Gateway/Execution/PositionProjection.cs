using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using GraphQLParser.AST;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>
/// How the objects at one response path are written: which fields, in which order, for each type of object. Built on first use of a type, since
/// fragments select differently for each (spec 6.3.2).
/// </summary>
internal sealed class PositionProjection(IReadOnlyList<SelectionSet> selections, TypeDefinition declaredType, Layout layout)
{
    private readonly ConcurrentDictionary<TypeDefinition, ProjectedField[]> byType = [];

    /// <summary>The fields of an object. An object of unknown type has those that every type has.</summary>
    public ProjectedField[] FieldsFor(TypeDefinition? type) =>
        byType.GetOrAdd(type ?? declaredType, static (key, self) => self.Build(key), this);

    private ProjectedField[] Build(TypeDefinition type)
    {
        var groups = new OrderedDictionary<string, List<FieldSelection>>(StringComparer.Ordinal);
        foreach (var selection in selections.SelectMany(set => set.Fields))
        {
            var applies = selection.Guard is null || (type.Kind == TypeKind.Object && selection.Guard.Contains(type));
            if (!applies)
            {
                continue;
            }

            if (groups.TryGetValue(selection.ResponseKey, out var group))
            {
                group.Add(selection);
            }
            else
            {
                groups.Add(selection.ResponseKey, [selection]);
            }
        }

        return [.. groups.Select(group => Build(group.Key, group.Value, type))];
    }

    private ProjectedField Build(string key, List<FieldSelection> group, TypeDefinition type)
    {
        var first = group[0];
        var field = first.Field is null ? null : type.Fields.GetValueOrDefault(first.Name) ?? first.Field;
        var isFetched = field is not null && first.DeniedBy is null;
        var slot = isFetched ? layout.ForClient(first) : null;
        List<SelectionSet> nested = [.. group.Select(selection => selection.Selections).OfType<SelectionSet>()];
        return new ProjectedField
        {
            Key = key,
            KeyUtf8 = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(key) + ":"),
            Slot = slot?.Index ?? -1,
            Type = field?.Type,
            IsTypeName = first.IsTypeName,
            DeniedBy = first.DeniedBy,
            Introspection = first.Introspection,
            IsId = field?.ReturnType.Name == "ID",
            VisibleEnumValues = field?.ReturnType is { Kind: TypeKind.Enum } @enum ? @enum.VisibleEnumValues : null,
            Nested = slot is not null && nested.Count > 0 ? new PositionProjection(nested, field!.ReturnType, slot.Child) : null,
        };
    }
}

/// <summary>One key of a response object.</summary>
internal sealed class ProjectedField
{
    public required string Key { get; init; }

    public required byte[] KeyUtf8 { get; init; }

    /// <summary>Where the value is; negative for what is not fetched.</summary>
    public required int Slot { get; init; }

    public required TypeReference? Type { get; init; }

    public required bool IsTypeName { get; init; }

    public required AccessRule? DeniedBy { get; init; }

    public required GraphQLField? Introspection { get; init; }

    /// <summary>IDs are strings to clients, even where a subgraph sends a number.</summary>
    public required bool IsId { get; init; }

    public required HashSet<string>? VisibleEnumValues { get; init; }

    public required PositionProjection? Nested { get; init; }
}
