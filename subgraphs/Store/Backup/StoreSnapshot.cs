namespace Octomart.Store.Backup;

/// <summary>The data of several services as it was at one moment: as a sudden death of all of them at once would have left it.</summary>
internal abstract class StoreSnapshot : IAsyncDisposable
{
    /// <summary>The collections of a service; none when it has no data.</summary>
    public abstract IReadOnlyList<string> CollectionsOf(string service);

    /// <summary>The documents of a collection, in no particular order.</summary>
    public abstract IAsyncEnumerable<StoredRow> ReadAsync(string service, string collection, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A document as it is kept, whichever store keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Schema">The form that its body is in: how many migrations it has seen.</param>
/// <param name="Body">JSON.</param>
internal sealed record StoredRow(string Id, long Version, int Schema, System.Text.Json.JsonElement Body);
