namespace Octomart.Gateway.Planning.Paths;

/// <summary>
/// Picks one way for each leaf so that all together need the fewest subgraph requests: first greedily, then by branch and bound from that
/// result. Requests are counted as they will be sent: all fetches of one wave to one subgraph are one request.
/// </summary>
internal sealed class PathChooser(PlannerOptions options)
{
    private const int RequestCost = 10_000;
    private const int WaveCost = 300;
    private const int FetchCost = 100;

    private readonly Dictionary<FetchKey, int> fetchUse = [];
    private readonly Dictionary<(int Wave, int Subgraph), int> requestUse = [];
    private readonly Dictionary<int, int> waveUse = [];
    private int cost;
    private int choices;

    public IReadOnlyList<OperationPath> Choose(IReadOnlyList<Leaf> leaves)
    {
        var decisions = Group(leaves);
        foreach (var forced in decisions.Where(decision => decision.Ways.Count == 1))
        {
            forced.Choice = 0;
            Use(forced.Ways[0]);
        }

        var open = decisions.Where(decision => decision.Ways.Count > 1).OrderBy(decision => decision.Ways.Count).ToList();
        ChooseGreedily(open);
        Improve(open);
        var byLeaf = new Dictionary<Leaf, Decision>(ReferenceEqualityComparer.Instance);
        foreach (var decision in decisions)
        {
            decision.Leaves.ForEach(leaf => byLeaf.Add(leaf, decision));
        }

        return [.. leaves.Select(leaf => leaf.Ways[byLeaf[leaf].Choice])];
    }

    /// <summary>Leaves whose ways need the same fetches are one decision: the fields of one object, as a rule.</summary>
    private static List<Decision> Group(IReadOnlyList<Leaf> leaves)
    {
        var groups = new OrderedDictionary<string, Decision>();
        foreach (var leaf in leaves)
        {
            var key = string.Join('|', leaf.Ways.Select(way => way.Parent?.Position + ":" + string.Join(',', way.Fetches.Select(fetch => fetch.Id))));
            if (!groups.TryGetValue(key, out var decision))
            {
                groups.Add(key, decision = new Decision(leaf.Ways));
            }

            decision.Leaves.Add(leaf);
        }

        return [.. groups.Values];
    }

    private void ChooseGreedily(List<Decision> open)
    {
        foreach (var decision in open)
        {
            var before = cost;
            var best = int.MaxValue;
            for (var i = 0; i < decision.Ways.Count; i++)
            {
                Use(decision.Ways[i]);
                var added = cost - before + decision.Ways[i].Length;
                Release(decision.Ways[i]);
                if (added < best)
                {
                    (best, decision.Choice) = (added, i);
                }
            }

            Use(decision.Ways[decision.Choice]);
        }
    }

    private void Improve(List<Decision> open)
    {
        var best = Total(open);
        var bestChoices = open.Select(decision => decision.Choice).ToArray();
        foreach (var decision in open)
        {
            Release(decision.Ways[decision.Choice]);
        }

        Search(open, 0, 0, ref best, bestChoices);
        for (var i = 0; i < open.Count; i++)
        {
            open[i].Choice = bestChoices[i];
        }
    }

    private void Search(List<Decision> open, int index, int length, ref int best, int[] bestChoices)
    {
        if (cost + length >= best || choices++ > options.MaxChoices)
        {
            return;
        }

        if (index == open.Count)
        {
            best = cost + length;
            for (var i = 0; i < open.Count; i++)
            {
                bestChoices[i] = open[i].Choice;
            }

            return;
        }

        var decision = open[index];
        for (var i = 0; i < decision.Ways.Count; i++)
        {
            decision.Choice = i;
            Use(decision.Ways[i]);
            Search(open, index + 1, length + decision.Ways[i].Length, ref best, bestChoices);
            Release(decision.Ways[i]);
        }
    }

    private int Total(List<Decision> open) => cost + open.Sum(decision => decision.Ways[decision.Choice].Length);

    private void Use(OperationPath path)
    {
        foreach (var fetch in path.Fetches)
        {
            cost += Add(fetchUse, fetch) ? FetchCost : 0;
            cost += Add(requestUse, (fetch.Wave, fetch.Subgraph.Index)) ? RequestCost : 0;
            cost += Add(waveUse, fetch.Wave) ? WaveCost : 0;
        }
    }

    private void Release(OperationPath path)
    {
        foreach (var fetch in path.Fetches)
        {
            cost -= Remove(fetchUse, fetch) ? FetchCost : 0;
            cost -= Remove(requestUse, (fetch.Wave, fetch.Subgraph.Index)) ? RequestCost : 0;
            cost -= Remove(waveUse, fetch.Wave) ? WaveCost : 0;
        }
    }

    private static bool Add<TKey>(Dictionary<TKey, int> uses, TKey key) where TKey : notnull
    {
        var count = uses.GetValueOrDefault(key);
        uses[key] = count + 1;
        return count == 0;
    }

    private static bool Remove<TKey>(Dictionary<TKey, int> uses, TKey key) where TKey : notnull => --uses[key] == 0;

    private sealed class Decision(IReadOnlyList<OperationPath> ways)
    {
        public IReadOnlyList<OperationPath> Ways { get; } = ways;

        public List<Leaf> Leaves { get; } = [];

        public int Choice { get; set; }
    }
}
