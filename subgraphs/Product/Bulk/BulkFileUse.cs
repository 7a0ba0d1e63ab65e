using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Uploads;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Uploads that may still be used, files that are being imported, and exports that can be downloaded.</summary>
internal sealed class BulkFileUse(IDocumentStore store) : IFileUse
{
    public async Task<IReadOnlySet<string>> UsedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var uploads = await store.Set<Upload>().ListAsync(new DocumentQuery<Upload> { Where = upload => names.Contains(upload.File), Limit = 100_000 }, cancellationToken);
        var open = await store.Set<BulkOperation>().ListAsync(new DocumentQuery<BulkOperation> { Where = operation => operation.IsOpen, Limit = 100_000 }, cancellationToken);
        var exports = await store.Set<BulkOperation>().ListAsync(
            new DocumentQuery<BulkOperation> { Where = operation => names.Contains(operation.ResultFile), Limit = 100_000 }, cancellationToken);
        return uploads.Select(upload => upload.File).Concat(open.Select(operation => operation.Import?.File)).Concat(exports.Select(operation => operation.ResultFile))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
