namespace Octomart.Gateway.Execution;

/// <summary>
/// The representations of one <c>_entities</c> field: written once each, however many objects need them. Remembers which objects wait for which
/// entry of the answer.
/// </summary>
internal sealed class RepresentationBuilder(CompiledCall call)
{
    private readonly Dictionary<int, List<int>> byHash = [];
    private readonly List<(int Start, int Length)> written = [];
    private readonly List<Waiting> waiting = [];
    private readonly List<int> firstWaiting = [];

    public CompiledCall Call { get; } = call;

    public int Count => written.Count;

    /// <summary>Writes <c>"representations":[...]</c>.</summary>
    public void Write(ResponseObject root, ByteBuffer output)
    {
        output.Write(Call.VariableUtf8);
        output.Write((byte)'[');
        List<ResponseObject> objects = [];
        for (var i = 0; i < Call.Targets.Count; i++)
        {
            objects.Clear();
            TargetWalk.Collect(root, Call.Targets[i], objects);
            foreach (var value in objects)
            {
                Add(value, i, output);
            }
        }

        output.Write((byte)']');
    }

    /// <summary>The objects that wait for an entry of the answer.</summary>
    public IEnumerable<(ResponseObject Object, CompiledTarget Target)> WaitingFor(int index)
    {
        for (var i = index < firstWaiting.Count ? firstWaiting[index] : -1; i >= 0; i = waiting[i].Next)
        {
            yield return (waiting[i].Object, Call.Targets[waiting[i].Target]);
        }
    }

    private void Add(ResponseObject value, int target, ByteBuffer output)
    {
        var before = output.Length;
        if (written.Count > 0)
        {
            output.Write((byte)',');
        }

        var start = output.Length;
        if (!Call.Targets[target].Template.TryWrite(value, output))
        {
            output.Truncate(before);
            return;
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
            return;
        }

        (candidates ?? (byHash[hash.ToHashCode()] = [])).Add(written.Count);
        written.Add((start, bytes.Length));
        waiting.Add(new Waiting(value, target, -1));
        firstWaiting.Add(waiting.Count - 1);
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
