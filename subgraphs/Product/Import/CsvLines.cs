using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;

namespace Octomart.ProductSubgraph.Import;

/// <summary>CSV with a header. In the form that we export, lines of one product stand together: one line a variant.</summary>
internal static class CsvLines
{
    public static async IAsyncEnumerable<CatalogRecord> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var malformed = new Dictionary<long, string>();
        await using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = CatalogFile.MaxRecordBytes,
            OnMalformedRecord = record => malformed[record.LineNumber] = $"The line is not CSV: {record.Reason}.",
        });
        HashSet<string>? columns = null;
        while (await csv.ReadAsync(cancellationToken))
        {
            columns ??= (csv.Headers ?? []).Select(header => header.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var fields = csv.Current.ToDictionary()
                .Where(field => !string.IsNullOrWhiteSpace(field.Value))
                .DistinctBy(field => field.Key.Trim(), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(field => field.Key.Trim(), field => JsonSerializer.SerializeToElement(CsvCells.Unguard(field.Value ?? "")), StringComparer.OrdinalIgnoreCase);
            malformed.Remove(csv.LineNumber, out var error);
            yield return new CatalogRecord((int)csv.LineNumber, fields, error, columns.Contains(OwnFields.ProductId), columns);
        }
    }
}
