using Octomart.Gateway.Planning.Fetches;

namespace Octomart.Gateway.Planning.Passes;

/// <summary>
/// A fetch that nothing waits for may as well go with a later request to the same subgraph: one request less, and the answer is complete no
/// later, because that request was to come anyway.
/// </summary>
internal static class DelayFetches
{
    public static void Run(IReadOnlyList<FetchStep> steps)
    {
        foreach (var step in steps.Where(step => step.Input is not null).OrderByDescending(step => step.Wave).ToList())
        {
            var latest = steps.Where(other => other.DependsOn.Contains(step)).Select(other => other.Wave - 1).DefaultIfEmpty(int.MaxValue).Min();
            var isAlone = !steps.Any(other => other != step && other.Subgraph == step.Subgraph && other.Wave == step.Wave);
            var later = steps
                .Where(other => other != step && other.Subgraph == step.Subgraph && other.Wave > step.Wave && other.Wave <= latest)
                .OrderBy(other => other.Wave)
                .FirstOrDefault();
            if (isAlone && later is not null)
            {
                step.Wave = later.Wave;
            }
        }
    }
}
