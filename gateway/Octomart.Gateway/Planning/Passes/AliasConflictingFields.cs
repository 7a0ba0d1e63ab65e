using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Passes;

/// <summary>
/// Fields of different object types may share a response key only if their types have one shape (spec 5.3.2). Subgraphs may declare other
/// nullability than the graph does, so what is valid for the client can be invalid there: such fields get an alias of their own.
/// </summary>
internal static class AliasConflictingFields
{
    public static void Run(FetchStep step) => Resolve([step.Selection]);

    private static void Resolve(IReadOnlyList<FetchSelection> overlapping)
    {
        var byKey = new OrderedDictionary<string, List<FetchField>>(StringComparer.Ordinal);
        foreach (var selection in overlapping.SelectMany(selection => selection.Fragments.Values.Prepend(selection)))
        {
            foreach (var field in selection.Fields.Values)
            {
                Place(field, byKey);
            }
        }

        foreach (var fields in byKey.Values)
        {
            List<FetchSelection> nested = [.. fields.Select(field => field.Selection).OfType<FetchSelection>()];
            if (nested.Count > 0)
            {
                Resolve(nested);
            }
        }
    }

    private static void Place(FetchField field, OrderedDictionary<string, List<FetchField>> byKey)
    {
        var key = field.Slot.Key;
        for (var i = 0; byKey.TryGetValue(key, out var others) && Shape(others[0]) != Shape(field); i++)
        {
            key = i == 0 ? $"_{field.Slot.Key}_{field.Edge.From.Type.Name}" : $"_{field.Slot.Key}_{field.Edge.From.Type.Name}_{i}";
        }

        field.ResponseKey = key;
        if (byKey.TryGetValue(key, out var same))
        {
            same.Add(field);
        }
        else
        {
            byKey.Add(key, [field]);
        }
    }

    private static string Shape(FetchField field)
    {
        var type = field.Edge.LocalType;
        return field.Selection is null ? type.ToString() : Wrappers(type);
    }

    private static string Wrappers(TypeReference type) =>
        type.IsNonNull ? Wrappers(type.Nullable) + "!" : type.IsList ? $"[{Wrappers(type.Inner!)}]" : "";
}
