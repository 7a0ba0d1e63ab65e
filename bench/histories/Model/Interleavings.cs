namespace Octomart.Histories.Bench.Model;

/// <summary>
/// The states in which the simple shop may be after a wave, whichever of the tracks went first at each moment: those runs that give the
/// answers that were given.
/// </summary>
internal static class Interleavings
{
    /// <param name="answers">By track and step: whether it was done; null when it could not even be tried.</param>
    public static IReadOnlyList<ModelState> After(IReadOnlyCollection<ModelState> start, Wave wave, IReadOnlyList<IReadOnlyList<bool?>> answers)
    {
        var demand = new WaveDemand(wave, start);
        var reached = new Dictionary<string, (int[] At, Dictionary<string, ModelState> States)>();
        var none = new int[wave.Tracks.Length];
        reached[Key(none)] = (none, start.DistinctBy(state => state.Key).ToDictionary(state => state.Key));
        var open = new Queue<string>([Key(none)]);
        while (open.TryDequeue(out var key))
        {
            var (at, states) = reached[key];
            for (var track = 0; track < at.Length; track++)
            {
                if (at[track] == wave.Tracks[track].Length)
                {
                    continue;
                }

                var (step, answer) = (wave.Tracks[track][at[track]], answers[track][at[track]]);
                int[] next = [.. at];
                next[track]++;
                if (!reached.TryGetValue(Key(next), out var known))
                {
                    reached[Key(next)] = known = (next, []);
                    open.Enqueue(Key(next));
                }

                foreach (var after in states.Values.SelectMany(state => answer is { } isDone ? ModelShop.After(state, step, isDone, demand) : [state]))
                {
                    known.States.TryAdd(after.Key, after);
                }
            }
        }

        return [.. reached[Key([.. wave.Tracks.Select(track => track.Length)])].States.Values];
    }

    // Breadth first: whoever is dequeued has got all its states, because each step adds one to the sum of the positions.
    private static string Key(int[] at) => string.Join(',', at);
}
