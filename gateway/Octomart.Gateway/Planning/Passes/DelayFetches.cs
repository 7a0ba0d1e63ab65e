using Octomart.Gateway.Planning.Fetches;

namespace Octomart.Gateway.Planning.Passes;

/// <summary>
/// Fetches that nothing waits for may as well go with a later request to the same subgraph: one request less, and the answer is complete no
/// later, because that request was to come anyway. Only whole requests move; half of one would save nothing.
/// </summary>
internal static class DelayFetches
{
    public static void Run(IReadOnlyList<FetchStep> steps)
    {
        var requests = steps
            .Where(step => step.Input is not null)
            .GroupBy(step => (step.Subgraph, step.Wave))
            .OrderByDescending(request => request.Key.Wave)
            .Select(request => request.ToList())
            .ToList();
        foreach (var request in requests)
        {
            var latest = request.Min(step => LatestWave(step, steps));
            var later = steps
                .Where(other => other.Subgraph == request[0].Subgraph && other.Wave > request[0].Wave && other.Wave <= latest)
                .MinBy(other => other.Wave);
            if (later is not null)
            {
                var wave = later.Wave;
                request.ForEach(step => step.Wave = wave);
            }
        }
    }

    /// <summary>The last wave in which a fetch still comes before all that wait for it.</summary>
    private static int LatestWave(FetchStep step, IReadOnlyList<FetchStep> steps) =>
        steps.Where(other => other.DependsOn.Contains(step)).Select(other => other.Wave - 1).DefaultIfEmpty(int.MaxValue).Min();
}
