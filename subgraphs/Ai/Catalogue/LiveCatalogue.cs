using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Catalogue;

/// <summary>
/// The search index as the events and the start-up fill it. Both may bring the same product in any order; the highest version stays.
/// </summary>
internal sealed class LiveCatalogue(ProductSearchIndex index)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProductSearchIndex Index { get; } = index;

    public bool IsLoaded => _loaded.Task.IsCompleted;

    /// <summary>Completes when the stored products are in, a moment after the start.</summary>
    public Task WhenLoadedAsync(CancellationToken cancellationToken) => _loaded.Task.WaitAsync(cancellationToken);

    public void MarkLoaded() => _loaded.TrySetResult();

    /// <summary>Brings the product up to date; only active ones are found.</summary>
    public void Apply(CatalogueEntry entry)
    {
        lock (_lock)
        {
            if (_versions.TryGetValue(entry.Id, out var version) && version >= entry.Product.Version)
            {
                return;
            }

            _versions[entry.Id] = entry.Product.Version;
            if (entry.IsActive)
            {
                Index.Upsert(entry.ToSearchDocument());
            }
            else
            {
                Index.Remove(entry.Id);
            }
        }
    }
}
