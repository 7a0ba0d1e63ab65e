using Octomart.SubgraphDefaults.Calls;

namespace Octomart.AppHost.Import;

/// <summary>Sends a catalogue file to the running shop in batches. What is there already is left as it is.</summary>
internal sealed class CatalogImport(SubgraphClient subgraphs, FieldMapping mapping, bool isDryRun)
{
    private const int BatchSize = 250;

    private const string Mutation = """
        mutation($input: CatalogRowsImportInput!) {
          catalogRowsImport(input: $input) { created updated unchanged rowErrors { row field message } userErrors { code message } }
        }
        """;

    /// <summary>Runs to the end of the file; bad lines are reported and skipped.</summary>
    /// <exception cref="ImportRefusedException">The shop refused a batch as a whole.</exception>
    public async Task<ImportResult> RunAsync(CatalogFile file, string sellerId, Action<CatalogFile, ImportResult> report, CancellationToken cancellationToken)
    {
        var result = new ImportResult();
        await foreach (var batch in file.ReadAsync(cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            await SendAsync(batch, sellerId, result, cancellationToken);
            report(file, result);
        }

        return result;
    }

    private async Task SendAsync(CatalogRecord[] records, string sellerId, ImportResult result, CancellationToken cancellationToken)
    {
        var rows = new List<object>(records.Length);
        foreach (var record in records)
        {
            result.Read++;
            var (row, error) = record.Error is { } unreadable ? (null, unreadable) : mapping.Map(record);
            if (row is null)
            {
                result.Errors.Add(new LineError(record.Line, error!));
            }
            else
            {
                rows.Add(ToInput(row));
            }
        }

        if (rows.Count == 0)
        {
            return;
        }

        var reply = await subgraphs.SendAsync<ImportData>("product", Mutation, new { input = new { sellerId, dryRun = isDryRun, rows } }, cancellationToken);
        var payload = reply.Data?.CatalogRowsImport ?? throw new ImportRefusedException(reply.Failure ?? "The shop gave no answer.");
        if (payload.UserErrors is [var refusal, ..])
        {
            throw new ImportRefusedException(refusal.Message);
        }

        result.Created += payload.Created;
        result.Updated += payload.Updated;
        result.Unchanged += payload.Unchanged;
        result.Errors.AddRange(payload.RowErrors.Select(e => new LineError(e.Row, e.Field is null ? e.Message : $"{e.Field}: {e.Message}")));
    }

    private static object ToInput(CatalogRow row) => new
    {
        row = row.Line,
        row.SourceId,
        row.Sku,
        row.Gtin,
        row.Title,
        row.Description,
        row.Brand,
        categoryPath = row.Categories,
        price = new { row.Price.MinorUnits, row.Price.Currency },
        row.Stock,
        attributes = row.Attributes.Select(a => new { a.Code, a.Value }),
    };

    private sealed record ImportData(ImportPayload? CatalogRowsImport);

    private sealed record ImportPayload(int Created, int Updated, int Unchanged, IReadOnlyList<RowError> RowErrors, IReadOnlyList<Refusal> UserErrors);

    private sealed record RowError(int Row, string? Field, string Message);

    private sealed record Refusal(string Code, string Message);
}

/// <summary>What an import has done so far.</summary>
internal sealed class ImportResult
{
    public int Read { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public List<LineError> Errors { get; } = [];
}

/// <summary>A line that was skipped, and why.</summary>
internal sealed record LineError(int Line, string Message);

/// <summary>The shop refused the import as a whole.</summary>
internal sealed class ImportRefusedException(string message) : Exception(message);
