namespace Octomart.Gateway.Execution.Contexts;

/// <summary>
/// The entities of one call, grouped by the values of their contexts: arguments belong to a field, not to a representation, so entities with other
/// values need an <c>_entities</c> field of their own. All of them go in one request.
/// </summary>
internal sealed class ContextGroups(CompiledCall call) : IDisposable
{
    /// <summary>Ends each value of a group's key; stands in no JSON.</summary>
    private const byte End = 0;

    private readonly Dictionary<byte[], ContextGroup> byValues = new(BytesComparer.Instance);
    private readonly ByteBuffer values = new(256);

    /// <summary>In the order in which they were found.</summary>
    public List<ContextGroup> Found { get; } = [];

    public void Collect(ResponseObject root)
    {
        for (var i = 0; i < call.Targets.Count; i++)
        {
            Collect(Value.Of(root), i, new ResponseObject[call.Targets[i].Path.Length], 0);
        }
    }

    public void Dispose()
    {
        values.Dispose();
        Found.ForEach(group => group.Dispose());
    }

    /// <summary>Like <see cref="TargetWalk"/>, but remembers the objects on the way.</summary>
    private void Collect(Value value, int target, ResponseObject[] way, int depth)
    {
        if (value.List is { } items)
        {
            foreach (var item in items)
            {
                Collect(item, target, way, depth);
            }
        }
        else if (value.Object is { } at)
        {
            var path = call.Targets[target].Path;
            if (depth == path.Length)
            {
                Add(at, target, way);
            }
            else if (TargetWalk.Matches(at, path[depth].Guard))
            {
                way[depth] = at;
                Collect(at.Slots[path[depth].Slot.Index], target, way, depth + 1);
            }
        }
    }

    private void Add(ResponseObject entity, int target, ResponseObject[] way)
    {
        if (!TargetWalk.Matches(entity, call.Targets[target].Guard) || !TryReadValues(call.Targets[target].Contexts, way))
        {
            return;
        }

        if (byValues.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(values.Written, out var known))
        {
            known.TryAdd(entity, target);
            return;
        }

        var added = new ContextGroup(call, Found.Count, values.Written.ToArray());
        if (added.TryAdd(entity, target))
        {
            Found.Add(added);
            byValues.Add(added.Values, added);
        }
        else
        {
            added.Dispose();
        }
    }

    private bool TryReadValues(ContextReader[] contexts, ResponseObject[] way)
    {
        values.Truncate(0);
        foreach (var context in contexts)
        {
            if (!context.TryWrite(way, values))
            {
                return false;
            }

            values.Write(End);
        }

        return true;
    }
}
