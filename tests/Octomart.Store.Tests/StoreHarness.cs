namespace Octomart.Store.Tests;

/// <summary>An empty store of one backend, which can be closed and opened again on the same data.</summary>
public abstract class StoreHarness : IAsyncDisposable
{
    public static StoreModel Model => new StoreModel()
        .Collection<Gadget>("gadgets", c => c
            .Unique("name", [g => g.Name])
            .Index("closed", [g => g.ClosedAt])
            .Index("status_count", [g => g.Status, g => g.Count])
            .Index("active_created", [g => g.CreatedAt], g => g.IsActive))
        .Collection<Label>("labels", c => c
            .Unique("text", [l => l.Text])
            .Unique("owner_current", [l => l.Owner], l => !l.IsRetired));

    public abstract IDocumentStore Store { get; }

    /// <summary>A second store on the same data, as another process would have it. Disposing it leaves the data.</summary>
    public abstract Task<StoreHarness> OpenSecondAsync();

    /// <summary>Closes the store without warning and opens it again, by another version of the program when there is a <paramref name="model"/>.</summary>
    public abstract Task ReopenAsync(StoreModel? model = null);

    public abstract ValueTask DisposeAsync();
}
