using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>The operation, or why there is none.</summary>
/// <param name="Operation">As it is now; watch it with bulkOperationUpdated.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record BulkPayload(BulkOperationType? Operation, IReadOnlyList<CatalogError> UserErrors)
{
    internal static BulkPayload Of(BulkOperation operation) => new(new BulkOperationType(operation), []);

    internal static BulkPayload Refused(CatalogError error) => new(null, [error]);
}
