using System.Text;
using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>What a fetch brings for one object: the keys to expect, in order, and where each value goes.</summary>
internal sealed class ObjectShape
{
    private readonly List<ShapeField> fields = [];
    private readonly Layout layout;
    private readonly TypeDefinition? staticType;
    private ShapeField[]? frozen;

    private ObjectShape(Layout layout, TypeDefinition? staticType)
    {
        this.layout = layout;
        this.staticType = staticType;
    }

    public ShapeField[] Fields => frozen ??= [.. fields];

    public static ObjectShape From(FetchSelection selection)
    {
        var shape = new ObjectShape(selection.Layout, StaticType(selection));
        shape.Add(selection);
        return shape;
    }

    public ResponseObject NewObject() => new(staticType, layout.Count);

    internal void Add(FetchSelection selection)
    {
        foreach (var field in selection.Fields.Values)
        {
            var known = fields.Find(candidate => candidate.Key == field.ResponseKey);
            if (known is null)
            {
                fields.Add(new ShapeField(
                    field.ResponseKey, field.Slot, field.Edge.LocalType, field.Selection is null ? null : From(field.Selection)));
            }
            else if (field.Selection is not null)
            {
                known.Nested!.Add(field.Selection);
            }
        }

        foreach (var fragment in selection.Fragments.Values)
        {
            Add(fragment);
        }
    }

    /// <summary>An interface object's own type says nothing, unless there is only one thing it can be.</summary>
    private static TypeDefinition? StaticType(FetchSelection selection)
    {
        var type = selection.Node.Type;
        return type.Kind == TypeKind.Object ? type
            : selection.Node.IsInterfaceObject && type.PossibleTypes.Count == 1 ? type.PossibleTypes[0]
            : null;
    }
}

/// <summary>One expected key.</summary>
internal sealed class ShapeField(string key, Slot slot, TypeReference type, ObjectShape? nested)
{
    public string Key { get; } = key;

    public byte[] KeyUtf8 { get; } = Encoding.UTF8.GetBytes(key);

    public Slot Slot { get; } = slot;

    public ObjectShape? Nested { get; } = nested;

    /// <summary>How many lists deep the values lie: a scalar may itself be JSON with arrays.</summary>
    public int ListDepth { get; } = Depth(type);

    private static int Depth(TypeReference type) => type.Inner is null ? 0 : Depth(type.Inner) + (type.IsList ? 1 : 0);
}
