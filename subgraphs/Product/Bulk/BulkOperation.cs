using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.ProductSubgraph.Import;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>What a bulk operation does.</summary>
internal enum BulkKind
{
    /// <summary>Makes and changes products from a file.</summary>
    CatalogImport,

    /// <summary>Writes products into a file.</summary>
    CatalogExport,
}

/// <summary>How far a bulk operation is.</summary>
internal enum BulkStatus
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Is being worked on.</summary>
    Running,

    /// <summary>Came to its end; rows with errors may have been left out.</summary>
    Completed,

    /// <summary>Could not go on. What was done before stays.</summary>
    Failed,

    /// <summary>Was stopped. What was done before stays.</summary>
    Cancelled,
}

/// <summary>The form of an exported file.</summary>
internal enum CatalogFormat
{
    /// <summary>One JSON object a line, a product each.</summary>
    JsonLines,

    /// <summary>Comma-separated values with a header, a variant a line.</summary>
    Csv,
}

/// <summary>
/// Work on many products, done in the background, batch by batch. Each batch commits together with the place that it reached, so a
/// process that dies and starts again goes on there, and does nothing twice.
/// </summary>
internal sealed record BulkOperation : Document
{
    private const int MaxAttempts = 5;
    private const int MaxFirstErrors = 10;

    public required BulkKind Kind { get; init; }

    /// <summary>Whose catalogue; null for the whole shop's.</summary>
    public required string? SellerId { get; init; }

    /// <summary>Who asked for it, as <c>Caller.Key</c>.</summary>
    public required string OwnerKey { get; init; }

    public BulkStatus Status { get; init; }

    /// <summary>Null for an export.</summary>
    public ImportOrder? Import { get; init; }

    /// <summary>Null for an import.</summary>
    public ExportOrder? Export { get; init; }

    /// <summary>Rows that were read, good and bad: the place to go on from.</summary>
    public int Processed { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public int Failed { get; init; }

    /// <summary>From 0 to 1.</summary>
    public double Progress { get; init; }

    public ImmutableArray<BulkError> FirstErrors { get; init; } = [];

    /// <summary>How many <see cref="BulkErrorPage"/>s there are.</summary>
    public int ErrorPages { get; init; }

    /// <summary>The exported file's name in the file store.</summary>
    public string? ResultFile { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? Failure { get; init; }

    public bool IsCancelRequested { get; init; }

    /// <summary>Signs the addresses of downloads; never leaves the store.</summary>
    public required string DownloadSecret { get; init; }

    /// <summary>The process that works on it, until <see cref="LeaseUntil"/>; another may take over afterwards.</summary>
    public string? LeaseOwner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Faults of ours in a row; after some it is given up.</summary>
    public int Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the work began, or was taken up again.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>Rows that had been read by then.</summary>
    public int ResumedFrom { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it waits or goes on.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Rows a second since the work began or was taken up again; 0 when it has not.</summary>
    [JsonIgnore]
    public double RowsPerSecond =>
        ResumedAt is { } since && (FinishedAt ?? UpdatedAt) - since is { TotalSeconds: > 0 } took ? Math.Round((Processed - ResumedFrom) / took.TotalSeconds, 1) : 0;

    public BulkOperation Take(string owner, DateTimeOffset until, DateTimeOffset now) =>
        this with { Status = BulkStatus.Running, LeaseOwner = owner, LeaseUntil = until, ResumedAt = now, ResumedFrom = Processed, UpdatedAt = now };

    public BulkOperation Advance(ImportOutcome outcome, IReadOnlyCollection<BulkError> errors, int rows, double progress, DateTimeOffset until, DateTimeOffset now) => this with
    {
        Processed = Processed + rows,
        Created = Created + outcome.Created,
        Updated = Updated + outcome.Updated,
        Unchanged = Unchanged + outcome.Unchanged,
        Failed = Failed + errors.Count,
        Progress = progress,
        FirstErrors = FirstErrors.Length >= MaxFirstErrors ? FirstErrors : [.. FirstErrors.Concat(errors).Take(MaxFirstErrors)],
        ErrorPages = ErrorPages + (errors.Count > 0 ? 1 : 0),
        LeaseUntil = until,
        Attempts = 0,
        UpdatedAt = now,
    };

    public BulkOperation Complete(DateTimeOffset now, string? resultFile = null) =>
        Finish(BulkStatus.Completed, now) with { Progress = 1, ResultFile = resultFile };

    public BulkOperation Fail(string message, DateTimeOffset now) => Finish(BulkStatus.Failed, now) with { Failure = message };

    public BulkOperation Stop(DateTimeOffset now) => Finish(BulkStatus.Cancelled, now);

    /// <summary>A fault of ours: it is tried again, but not for ever.</summary>
    public BulkOperation Stumble(DateTimeOffset now) => Attempts + 1 >= MaxAttempts
        ? Fail("Something went wrong on our side, several times. Start it again later: what was done already is not done twice.", now)
        : this with { Attempts = Attempts + 1, LeaseOwner = null, LeaseUntil = now + TimeSpan.FromSeconds(1 << Attempts), UpdatedAt = now };

    private BulkOperation Finish(BulkStatus status, DateTimeOffset now) =>
        this with { Status = status, LeaseOwner = null, LeaseUntil = null, IsOpen = false, UpdatedAt = now, FinishedAt = now };
}

/// <summary>What to import.</summary>
/// <param name="File">The name in the file store.</param>
/// <param name="IsDryRun">Whether it only says what would happen.</param>
/// <param name="Defaults">What holds where a row says nothing.</param>
/// <param name="Columns">Which column means what.</param>
/// <param name="IsByShop">Whether the shop itself imports: it may make categories, and approves what it brings.</param>
internal sealed record ImportOrder(string File, bool IsDryRun, ImportDefaults Defaults, ImmutableArray<ImportColumn> Columns, bool IsByShop);

/// <summary>A column of a catalogue that means something.</summary>
internal sealed record ImportColumn(CatalogField Field, string Column);

/// <summary>What to export.</summary>
/// <param name="Where">The condition as JSON; null for everything.</param>
/// <param name="Format">The file's form.</param>
internal sealed record ExportOrder(string? Where, CatalogFormat Format);

/// <summary>The errors of one batch, in the order of the file.</summary>
internal sealed record BulkErrorPage : Document
{
    public required string OperationId { get; init; }

    /// <summary>0, 1, 2...</summary>
    public required int Number { get; init; }

    public ImmutableArray<BulkError> Errors { get; init; } = [];

    public static string IdOf(string operationId, int number) => OpaqueId.From("ber", operationId, $"{number}");
}
