using System.Text;
using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>How to write an object as a representation: its fields under the names that the subgraph knows, whatever slots hold them.</summary>
internal sealed class RepresentationTemplate
{
    private readonly List<Entry> entries = [];
    private readonly byte[] typeName;

    private RepresentationTemplate(string? typeName) =>
        this.typeName = typeName is null ? [] : Encoding.UTF8.GetBytes($"\"__typename\":\"{typeName}\"");

    public static RepresentationTemplate From(EntityInput input)
    {
        var template = new RepresentationTemplate(input.RepresentationType.Name);
        input.Keys.ForEach(fields => template.Add(fields, input.Layout, isKey: true));
        input.Requires.ForEach(fields => template.Add(fields, input.Layout, isKey: false));
        return template;
    }

    /// <summary>Writes the object; false when it has no key or a requirement was not fetched, in which case the caller cuts back.</summary>
    public bool TryWrite(ResponseObject value, ByteBuffer output)
    {
        output.Write((byte)'{');
        var isFirst = true;
        if (typeName.Length > 0)
        {
            output.Write(typeName);
            isFirst = false;
        }

        foreach (var entry in entries)
        {
            if (entry.Guard is not null && (value.Type is null || !entry.Guard.Contains(value.Type)))
            {
                continue;
            }

            if (entry.IsTypeName)
            {
                if (value.Type is not null)
                {
                    WriteName(output, entry, ref isFirst);
                    output.Write((byte)'"');
                    output.Write(value.Type.NameUtf8);
                    output.Write((byte)'"');
                }

                continue;
            }

            var content = value.Slots[entry.Slot!.Index];
            if (content.IsMissing || (entry.IsKey && content.IsNull))
            {
                return false;
            }

            WriteName(output, entry, ref isFirst);
            if (!TryWrite(content, entry, output))
            {
                return false;
            }
        }

        output.Write((byte)'}');
        return true;
    }

    private static void WriteName(ByteBuffer output, Entry entry, ref bool isFirst)
    {
        if (!isFirst)
        {
            output.Write((byte)',');
        }

        isFirst = false;
        output.Write(entry.NameUtf8);
    }

    private static bool TryWrite(Value content, Entry entry, ByteBuffer output)
    {
        if (content.IsNull)
        {
            output.Write("null"u8);
            return true;
        }

        if (content.List is { } items)
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

        if (content.Object is { } nested)
        {
            return entry.Nested is not null && entry.Nested.TryWrite(nested, output);
        }

        output.Write(content.Json);
        return true;
    }

    private void Add(SelectionSet fields, Layout layout, bool isKey)
    {
        if (fields.Type.IsAbstract && typeName.Length == 0 && !entries.Exists(entry => entry.IsTypeName))
        {
            entries.Add(new Entry(FieldSelection.TypeName, null, null, false, null));
        }

        foreach (var selection in fields.Fields.Where(selection => !selection.IsTypeName))
        {
            var slot = layout.ForPlan(selection);
            var known = entries.Find(entry => entry.Name == selection.Name && Equals(entry.Guard, selection.Guard));
            if (known is null)
            {
                entries.Add(known = new Entry(selection.Name, slot, selection.Guard, isKey, selection.Selections is null ? null : new RepresentationTemplate(null)));
            }

            if (selection.Selections is { } nested)
            {
                known.Nested!.Add(nested, slot.Child, isKey);
            }
        }
    }

    private sealed record Entry(string Name, Slot? Slot, TypeSet? Guard, bool IsKey, RepresentationTemplate? Nested)
    {
        public bool IsTypeName => Slot is null;

        public byte[] NameUtf8 { get; } = Encoding.UTF8.GetBytes($"\"{Name}\":");
    }
}
