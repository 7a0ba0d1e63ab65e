namespace Octomart.Gateway.Planning.Selections;

/// <summary>
/// Where the fields of the objects at one response path are kept. All fetches of a plan write into the same layout, so that what one brings is
/// found by the next, whichever subgraph it came from.
/// </summary>
internal sealed class Layout(Slot? owner)
{
    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);

    /// <summary>The slot of the parent layout that holds these objects; null at the root.</summary>
    public Slot? Owner { get; } = owner;

    public IReadOnlyCollection<Slot> Slots => slots.Values;

    public int Count => slots.Count;

    /// <summary>The slot of a client's field. Fragments on different types may share a key for different fields.</summary>
    public Slot ForClient(FieldSelection selection)
    {
        var slot = slots.GetValueOrDefault(selection.ResponseKey) ?? Add(selection.ResponseKey);
        slot.Signatures.Add(selection.Signature);
        return slot;
    }

    /// <summary>The slot of a field that only the plan needs: the client's where it reads the same data, else one under a name of its own.</summary>
    public Slot ForPlan(FieldSelection selection)
    {
        if (slots.TryGetValue(selection.Name, out var sameName) && sameName.Reads(selection.Signature))
        {
            return sameName;
        }

        foreach (var slot in slots.Values)
        {
            if (slot.Reads(selection.Signature))
            {
                return slot;
            }
        }

        var key = selection.Name;
        for (var i = 1; slots.ContainsKey(key); i++)
        {
            key = $"_{selection.Name}_{i}";
        }

        var added = Add(key);
        added.IsInternal = true;
        added.Signatures.Add(selection.Signature);
        return added;
    }

    private Slot Add(string key)
    {
        var slot = new Slot(this, key, slots.Count);
        slots.Add(key, slot);
        return slot;
    }
}

/// <summary>A place for one field's value in every object of a <see cref="Layout"/>.</summary>
internal sealed class Slot(Layout parent, string key, int index)
{
    public Layout Parent { get; } = parent;

    /// <summary>The key under which fetches ask for it.</summary>
    public string Key { get; } = key;

    public int Index { get; } = index;

    public HashSet<string> Signatures { get; } = new(StringComparer.Ordinal);

    /// <summary>Asked for by the plan, not by the client.</summary>
    public bool IsInternal { get; set; }

    /// <summary>The layout of the objects held here.</summary>
    public Layout Child => field ??= new Layout(this);

    public bool Reads(string signature) => Signatures.Count == 1 && Signatures.Contains(signature);

    public override string ToString() => Key;
}
