using System.Collections.Immutable;
using System.Text.Json;
using Octomart.Store.Writing;

namespace Octomart.Store.Sqlite;

/// <summary>One unit of work in the writer's queue, its documents already as text, so that the writer only writes.</summary>
internal sealed class SqliteUnit(IReadOnlyList<Change> changes)
{
    public ImmutableArray<(Change Change, string Body)> Writes { get; } =
    [
        .. changes.Select(change => (change, change.Kind == ChangeKind.Delete ? "" : JsonSerializer.Serialize(change.Document, change.Collection.DocumentType, DocumentJson.Options))),
    ];

    public TaskCompletionSource<CommitOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
