using System.Diagnostics.Metrics;

namespace Octomart.Store;

/// <summary>Counts what services ask of their stores; the meter is named <c>Octomart.Store</c>.</summary>
internal static class StoreMeter
{
    private static readonly Meter Meter = new("Octomart.Store");

    private static readonly Counter<long> Reads = Meter.CreateCounter<long>("octomart.store.reads", "{read}", "Round trips that read documents.");

    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("octomart.store.commits", "{commit}", "Units of work that committed.");

    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("octomart.store.writes", "{document}", "Documents that these inserted, updated or deleted.");

    private static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>("octomart.store.conflicts", "{attempt}", "Attempts that lost against another commit.");

    private static readonly Counter<long> Faults =
        Meter.CreateCounter<long>("octomart.store.faults", "{attempt}", "Attempts that met a fail-over or a broken connection and were made again.");

    public static void CountFault() => Faults.Add(1);

    public static void CountRead(string collection) => Reads.Add(1, new KeyValuePair<string, object?>("collection", collection));

    public static void CountCommit(int documents)
    {
        Commits.Add(1);
        Writes.Add(documents);
    }

    public static void CountConflict(string collection) => Conflicts.Add(1, new KeyValuePair<string, object?>("collection", collection));
}
