namespace Octomart.Gateway.Execution;

/// <summary>
/// The representations of one <c>_entities</c> field: written once each, however many objects need them. Remembers which objects wait for which
/// entry of the answer.
/// </summary>
internal sealed class RepresentationBuilder(CompiledCall call, int copy = 0)
{
    private readonly Dictionary<int, List<int>> byHash = [];
    private readonly List<(int Start, int Length)> written = [];
    private readonly List<Waiting> waiting = [];
    private readonly List<int> firstWaiting = [];

    public int Count => written.Count;

    /// <summary>The key of the answer.</summary>
    public string Alias { get; } = call.Alias(copy);

    public byte[] VariableUtf8 { get; } = call.Variable(copy);

    /// <summary>Writes <c>"representations":[...]</c>.</summary>
    public void Write(ResponseObject root, ByteBuffer output)
    {
        output.Write(VariableUtf8);
        output.Write((byte)'[');
        List<ResponseObject> objects = [];
        for (var i = 0; i < call.Targets.Count; i++)
        {
            objects.Clear();
            TargetWalk.Collect(root, call.Targets[i], objects);
            foreach (var value in objects)
            {
                TryAdd(value, i, output);
            }
        }

        output.Write((byte)']');
    }

    /// <summary>The objects that wait for an entry of the answer.</summary>
    public IEnumerable<(ResponseObject Object, CompiledTarget Target)> WaitingFor(int index)
    {
        for (var i = index < firstWaiting.Count ? firstWaiting[index] : -1; i >= 0; i = waiting[i].Next)
        {
            yield return (waiting[i].Object, call.Targets[waiting[i].Target]);
        }
    }

    /// <summary>Writes one object behind those before it; false when it has no key, or a requirement was not fetched.</summary>
    public bool TryAdd(ResponseObject value, int target, ByteBuffer output)
    {
        var before = output.Length;
        if (written.Count > 0)
        {
            output.Write((byte)',');
        }

        var start = output.Length;
        if (!call.Targets[target].Template.TryWrite(value, output))
        {
            output.Truncate(before);
            return false;
        }

        var bytes = output.Written[start..];
        var hash = new HashCode();
        hash.AddBytes(bytes);
        var same = byHash.TryGetValue(hash.ToHashCode(), out var candidates) ? Same(candidates, bytes, output) : -1;
        if (same >= 0)
        {
            output.Truncate(before);
            waiting.Add(new Waiting(value, target, firstWaiting[same]));
            firstWaiting[same] = waiting.Count - 1;
            return true;
        }

        (candidates ?? (byHash[hash.ToHashCode()] = [])).Add(written.Count);
        written.Add((start, bytes.Length));
        waiting.Add(new Waiting(value, target, -1));
        firstWaiting.Add(waiting.Count - 1);
        return true;
    }

    private int Same(List<int> candidates, ReadOnlySpan<byte> bytes, ByteBuffer output)
    {
        foreach (var candidate in candidates)
        {
            var (start, length) = written[candidate];
            if (output.Written.Slice(start, length).SequenceEqual(bytes))
            {
                return candidate;
            }
        }

        return -1;
    }

    private readonly record struct Waiting(ResponseObject Object, int Target, int Next);
}
