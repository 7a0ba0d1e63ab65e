namespace Octomart.Gateway.Execution;

/// <summary>Goes along a path through the data, lists included.</summary>
internal static class TargetWalk
{
    /// <summary>All objects at the path's end.</summary>
    public static void Collect(ResponseObject from, CompiledTarget target, List<ResponseObject> found) => Collect(Value.Of(from), target, 0, found);

    /// <inheritdoc cref="Collect(ResponseObject, CompiledTarget, List{ResponseObject})" />
    public static List<ResponseObject> Collect(ResponseObject from, CompiledTarget target)
    {
        List<ResponseObject> found = [];
        Collect(from, target, found);
        return found;
    }

    /// <summary>Keys and indexes that lead to one object; null when it is not there.</summary>
    public static List<object>? PathTo(ResponseObject from, CompiledTarget target, ResponseObject goal)
    {
        List<object> path = [];
        return Find(Value.Of(from), target, 0, goal, path) ? path : null;
    }

    private static void Collect(Value value, CompiledTarget target, int depth, List<ResponseObject> found)
    {
        if (value.List is { } items)
        {
            foreach (var item in items)
            {
                Collect(item, target, depth, found);
            }
        }
        else if (value.Object is { } at)
        {
            if (depth < target.Path.Length)
            {
                if (Matches(at, target.Path[depth].Guard))
                {
                    Collect(at.Slots[target.Path[depth].Slot.Index], target, depth + 1, found);
                }
            }
            else if (Matches(at, target.Guard))
            {
                found.Add(at);
            }
        }
    }

    private static bool Find(Value value, CompiledTarget target, int depth, ResponseObject goal, List<object> path)
    {
        if (value.List is { } items)
        {
            for (var i = 0; i < items.Length; i++)
            {
                path.Add(i);
                if (Find(items[i], target, depth, goal, path))
                {
                    return true;
                }

                path.RemoveAt(path.Count - 1);
            }

            return false;
        }

        if (value.Object is not { } at)
        {
            return false;
        }

        if (depth == target.Path.Length)
        {
            return ReferenceEquals(at, goal);
        }

        path.Add(target.Path[depth].Slot.Key);
        if (Matches(at, target.Path[depth].Guard) && Find(at.Slots[target.Path[depth].Slot.Index], target, depth + 1, goal, path))
        {
            return true;
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }

    /// <summary>Whether a guard lets the object through; one of unknown type may be of the right type.</summary>
    public static bool Matches(ResponseObject at, Supergraph.TypeDefinition? guard) => guard is null || at.Type is null || at.Type == guard;
}
