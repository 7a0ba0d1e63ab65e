using System.Diagnostics;
using Octomart.Store.Writing;

namespace Octomart.Store;

/// <summary>
/// Spans of reads and commits; the source is named <c>Octomart.Store</c>. Only what belongs to a trace makes them: a relay or a sweeper that looks
/// for work every second would bury everything else. Without a listener they cost nothing.
/// </summary>
internal static class StoreTracing
{
    private static readonly ActivitySource Source = new("Octomart.Store");

    private static bool IsWanted => Source.HasListeners() && Activity.Current is not null;

    public static Activity? StartRead(string collection)
    {
        var activity = IsWanted ? Source.StartActivity($"read {collection}", ActivityKind.Client) : null;
        return activity?.SetTag("db.operation.name", "read").SetTag("db.collection.name", collection);
    }

    public static Activity? StartCommit(IReadOnlyList<Change> changes)
    {
        var activity = IsWanted ? Source.StartActivity("commit", ActivityKind.Client) : null;
        return activity?
            .SetTag("db.operation.name", "commit")
            .SetTag("db.collection.name", string.Join(' ', changes.Select(change => change.Collection.Name).Distinct()))
            .SetTag("octomart.store.documents", changes.Count);
    }

    /// <summary>A commit that lost against another one says so; the unit of work runs again, with a span of its own.</summary>
    public static void Note(Activity? commit, CommitOutcome outcome)
    {
        if (outcome.Conflict is { } contended)
        {
            commit?.SetStatus(ActivityStatusCode.Error, $"{contended.Collection.Name} was changed by another commit first.");
        }
    }
}
