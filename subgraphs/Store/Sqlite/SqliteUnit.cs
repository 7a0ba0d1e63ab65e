using System.Text.Json;
using Octomart.Store.Writing;

namespace Octomart.Store.Sqlite;

/// <summary>One unit of work in the writer's queue, its documents already as text, so that the writer only writes.</summary>
internal sealed class SqliteUnit
{
    private readonly string?[] _bodies;

    public SqliteUnit(IReadOnlyList<Change> changes)
    {
        Changes = changes;
        _bodies = [.. changes.Select(change => change.Document is IStampedAtCommit ? null : BodyOf(change))];
    }

    public IReadOnlyList<Change> Changes { get; }

    public TaskCompletionSource<CommitOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Body(int change) => _bodies[change]!;

    /// <summary>Called in the order of the queue, which is the order of the commits.</summary>
    public void Stamp(Action stamp)
    {
        stamp();
        for (var i = 0; i < _bodies.Length; i++)
        {
            _bodies[i] ??= BodyOf(Changes[i]);
        }
    }

    private static string BodyOf(Change change) =>
        change.Kind == ChangeKind.Delete ? "" : JsonSerializer.Serialize(change.Document, change.Collection.DocumentType, DocumentJson.Options);
}
