using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Octomart.AppHost.Import;

/// <summary>A catalogue as JSON lines or CSV, plain or gzip, read record by record: a file of any size needs little memory.</summary>
internal sealed class CatalogFile(string path)
{
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
        using var reader = new StreamReader(content);
        await foreach (var record in _kind == ".csv" ? ReadCsvAsync(reader, cancellationToken) : ReadJsonLinesAsync(reader, cancellationToken))
        {
            Progress = file.Length == 0 ? 1 : (double)file.Position / file.Length;
            yield return record;
        }
    }

    private static async IAsyncEnumerable<CatalogRecord> ReadJsonLinesAsync(StreamReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
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
                : new CatalogRecord(line, [], "The line is not a JSON object.");
        }
        catch (JsonException e)
        {
            return new CatalogRecord(line, [], $"The line is not JSON: {e.Message}");
        }
        catch (ArgumentException)
        {
            return new CatalogRecord(line, [], "The line has two fields whose names differ only by case.");
        }
    }

    private static async IAsyncEnumerable<CatalogRecord> ReadCsvAsync(StreamReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? badField = null;
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            MissingFieldFound = null,
            BadDataFound = args => badField = args.Field,
        });
        if (!await csv.ReadAsync() || !csv.ReadHeader())
        {
            yield break;
        }

        var columns = csv.HeaderRecord ?? [];
        while (await csv.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = csv.Parser.RawRow;
            var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var column in columns)
            {
                if (csv.GetField(column) is { Length: > 0 } value)
                {
                    fields[column.Trim()] = JsonSerializer.SerializeToElement(value);
                }
            }

            yield return new CatalogRecord(line, fields, badField is null ? null : $"The line is not CSV near '{badField}'.");
            badField = null;
        }
    }
}

/// <summary>A record of a catalogue file.</summary>
/// <param name="Line">Where it ends in the file, counted from 1.</param>
/// <param name="Fields">By name, without regard to case.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
internal sealed record CatalogRecord(int Line, IReadOnlyDictionary<string, JsonElement> Fields, string? Error);
