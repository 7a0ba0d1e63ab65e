using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;

namespace Octomart.AppHost.Import;

/// <summary>A catalogue as JSON lines or CSV, plain or gzip, read record by record: a file of any size needs little memory.</summary>
internal sealed class CatalogFile(string path)
{
    /// <summary>Guards against an unclosed quote that would swallow the rest of the file.</summary>
    private const int MaxRecordBytes = 1024 * 1024;

    private readonly string _kind = Path.GetExtension(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path).ToLowerInvariant();

    /// <summary>Whether the name ends in .jsonl, .ndjson, .json or .csv, perhaps with .gz behind.</summary>
    public bool IsSupported => _kind is ".jsonl" or ".ndjson" or ".json" or ".csv";

    /// <summary>How much of the file has been read, from 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>The records in order; one that cannot be read has an error instead of fields.</summary>
    public async IAsyncEnumerable<CatalogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        await foreach (var record in _kind == ".csv" ? ReadCsvAsync(content, cancellationToken) : ReadJsonLinesAsync(content, cancellationToken))
        {
            Progress = file.Length == 0 ? 1 : (double)file.Position / file.Length;
            yield return record;
        }
    }

    private static async IAsyncEnumerable<CatalogRecord> ReadJsonLinesAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content);
        var line = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return ParseJson(line, text);
            }
        }
    }

    private static CatalogRecord ParseJson(int line, string text)
    {
        try
        {
            var json = JsonDocument.Parse(text).RootElement;
            return json.ValueKind == JsonValueKind.Object
                ? new CatalogRecord(line, json.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value, StringComparer.OrdinalIgnoreCase), null)
                : CatalogRecord.Unreadable(line, "The line is not a JSON object.");
        }
        catch (JsonException e)
        {
            return CatalogRecord.Unreadable(line, $"The line is not JSON: {e.Message}");
        }
        catch (ArgumentException)
        {
            return CatalogRecord.Unreadable(line, "The line has two fields whose names differ only by case.");
        }
    }

    private static async IAsyncEnumerable<CatalogRecord> ReadCsvAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var malformed = new Dictionary<long, string>();
        await using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record => malformed[record.LineNumber] = $"The line is not CSV: {record.Reason}.",
        });
        while (await csv.ReadAsync(cancellationToken))
        {
            var fields = csv.Current.ToDictionary()
                .Where(field => !string.IsNullOrWhiteSpace(field.Value))
                .DistinctBy(field => field.Key.Trim(), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(field => field.Key.Trim(), field => JsonSerializer.SerializeToElement(field.Value), StringComparer.OrdinalIgnoreCase);
            malformed.Remove(csv.LineNumber, out var error);
            yield return new CatalogRecord((int)csv.LineNumber, fields, error);
        }
    }
}

/// <summary>A record of a catalogue file.</summary>
/// <param name="Line">Where it starts in the file, counted from 1.</param>
/// <param name="Fields">By name, without regard to case.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
internal sealed record CatalogRecord(int Line, IReadOnlyDictionary<string, JsonElement> Fields, string? Error)
{
    /// <summary>A record that could not be read.</summary>
    public static CatalogRecord Unreadable(int line, string error) => new(line, new Dictionary<string, JsonElement>(), error);
}
