using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution.Contexts;

/// <summary>The one value that a context's selection reads of an object: which field for which type, and so on inside of it.</summary>
internal sealed class ContextValue
{
    private readonly Entry[] entries;

    private ContextValue(SelectionSet selections, Layout layout) =>
        entries = [.. selections.Fields.Where(selection => !selection.IsTypeName).Select(selection => Entry.From(selection, layout.ForPlan(selection)))];

    public static ContextValue From(ContextSource source) => new(source.Selection, source.Layout);

    /// <summary>Writes the value as JSON, null for a type that no condition meets; false when it was not fetched.</summary>
    public bool TryWrite(ResponseObject value, ByteBuffer output)
    {
        foreach (var entry in entries)
        {
            if (entry.Guard is null || (value.Type is { } type && entry.Guard.Contains(type)))
            {
                return TryWrite(value.Slots[entry.Slot], entry, output);
            }
        }

        output.Write("null"u8);
        return true;
    }

    private static bool TryWrite(Value value, Entry entry, ByteBuffer output)
    {
        if (value.IsMissing)
        {
            return false;
        }

        if (value.List is { } items)
        {
            return TryWriteList(items, entry, output);
        }

        if (value.Object is { } nested)
        {
            return entry.Nested is not null && entry.Nested.TryWrite(nested, output);
        }

        output.Write(value.IsNull ? "null"u8 : value.Json);
        return true;
    }

    private static bool TryWriteList(Value[] items, Entry entry, ByteBuffer output)
    {
        output.Write((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            if (!TryWrite(items[i], entry, output))
            {
                return false;
            }
        }

        output.Write((byte)']');
        return true;
    }

    private readonly record struct Entry(TypeSet? Guard, int Slot, ContextValue? Nested)
    {
        public static Entry From(FieldSelection selection, Slot slot) =>
            new(selection.Guard, slot.Index, selection.Selections is { } nested ? new ContextValue(nested, slot.Child) : null);
    }
}
