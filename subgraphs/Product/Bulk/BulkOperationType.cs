using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Import;
using Octomart.ProductSubgraph.Sellers;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Work on many products that goes on in the background. Members of the seller see it.</summary>
[Key("id")]
internal sealed class BulkOperationType(BulkOperation operation) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => operation.Id;

    /// <summary>What it does.</summary>
    public BulkKind Kind => operation.Kind;

    /// <summary>How far it is.</summary>
    public BulkStatus Status => operation.Status;

    /// <summary>Whose catalogue; null for the whole shop's.</summary>
    public SellerType? Seller => operation.SellerId is { } id ? new SellerType(id) : null;

    /// <summary>Whether it only says what would happen.</summary>
    public bool DryRun => operation.Import?.IsDryRun == true;

    /// <summary>How much of it is done, from 0 to 100.</summary>
    public double Percent => Math.Round(operation.Progress * 100, 1);

    /// <summary>How many rows of the file, or products, were looked at so far.</summary>
    public int Processed => operation.Processed;

    /// <summary>How many products an import made, or would make.</summary>
    public int Created => operation.Created;

    /// <summary>How many products an import changed, or would change.</summary>
    public int Updated => operation.Updated;

    /// <summary>How many products were like that already.</summary>
    public int Unchanged => operation.Unchanged;

    /// <summary>How many rows had errors and changed nothing.</summary>
    public int Failed => operation.Failed;

    /// <summary>How many rows a second it gets through.</summary>
    public double RowsPerSecond => operation.RowsPerSecond;

    /// <summary>The first 10 errors; all of them are at errorsUrl.</summary>
    public IEnumerable<BulkErrorType> Errors => operation.FirstErrors.Select(error => new BulkErrorType(error));

    /// <summary>Where all errors can be downloaded as CSV for an hour, from the root of the shop's address; null when there are none.</summary>
    public string? ErrorsUrl(DownloadLinks links) => operation.Failed > 0 ? links.For(operation, DownloadLinks.Errors) : null;

    /// <summary>Where an exported file can be downloaded for an hour, from the root of the shop's address; null until it is complete.</summary>
    public string? ResultUrl(DownloadLinks links) => operation.ResultFile is null ? null : links.For(operation, DownloadLinks.ResultOf(operation));

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Failure => operation.Failure;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt => operation.CreatedAt;

    /// <summary>When it came to its end; null while it goes on.</summary>
    public DateTimeOffset? FinishedAt => operation.FinishedAt;

    /// <summary>Loads an operation for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<BulkOperationType?> Resolve(string id, DocumentLoader<BulkOperation> operations, Caller caller) =>
        operations.Load(id).Then(operation => caller.ActsFor(operation.SellerId) ? new BulkOperationType(operation) : null);
}

/// <summary>What is wrong with a row of a file.</summary>
internal sealed class BulkErrorType(BulkError error)
{
    /// <summary>The line's number in the file, from 1.</summary>
    public int Row => error.Row;

    /// <summary>The field at fault, such as price; null when it is the row as a whole.</summary>
    public string? Field => error.Field;

    /// <summary>For programs.</summary>
    public Errors.CatalogErrorCode Code => error.Code;

    /// <summary>For people.</summary>
    public string Message => error.Message;
}
