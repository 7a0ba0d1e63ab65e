namespace Octomart.Store.Tests.Contract;

/// <summary>What every adapter does alike. One subclass per backend runs it.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    protected static readonly CancellationToken None = CancellationToken.None;
    protected static readonly DateTimeOffset Start = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    protected StoreHarness Harness { get; private set; } = null!;

    protected IDocumentStore Store => Harness.Store;

    protected abstract Task<StoreHarness> CreateHarnessAsync();

    public async Task InitializeAsync() => Harness = await CreateHarnessAsync();

    public async Task DisposeAsync()
    {
        if (Harness is not null)
        {
            await Harness.DisposeAsync();
        }
    }

    protected static Gadget NewGadget(string name, int count = 0) => new()
    {
        Id = $"gad_{name}",
        Name = name,
        Count = count,
        CreatedAt = Start.AddMinutes(count),
    };

    protected Task InsertAsync(params Document[] documents) => Store.WriteAsync((work, _) =>
    {
        foreach (var document in documents)
        {
            switch (document)
            {
                case Gadget gadget:
                    work.Insert(gadget);
                    break;
                case Label label:
                    work.Insert(label);
                    break;
            }
        }

        return Task.CompletedTask;
    }, None);

    protected async Task<Gadget> GadgetAsync(string name) =>
        await Store.Set<Gadget>().FindAsync($"gad_{name}", None) ?? throw new InvalidOperationException($"'{name}' is missing.");
}
