using Octomart.Store;

namespace Octomart.SubgraphDefaults.Loading;

/// <summary>Documents by id, batched. Registered open-generic: ask for <c>DocumentLoader&lt;Product&gt;</c>.</summary>
public sealed class DocumentLoader<T>(IDocumentStore store) : BatchLoader<string, T> where T : Document
{
    /// <inheritdoc />
    protected override Task<IReadOnlyDictionary<string, T>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        store.Set<T>().FindManyAsync(keys, cancellationToken);
}
