using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Octomart.ProductSubgraph.Import;

/// <summary>One JSON object a line.</summary>
internal static class JsonLines
{
    private static readonly StreamPipeReaderOptions Buffers = new(bufferSize: 64 * 1024, minimumReadSize: 16 * 1024);

    public static async IAsyncEnumerable<CatalogRecord> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(content, Buffers);
        var (line, skipping) = (0, false);
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                line++;
                if (skipping)
                {
                    (skipping, var record) = (false, TooLong(line));
                    yield return record;
                }
                else if (Parse(line, buffer.Slice(0, end)) is { } record)
                {
                    yield return record;
                }

                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                line++;
                if (skipping || Parse(line, buffer) is not null)
                {
                    yield return skipping ? TooLong(line) : Parse(line, buffer)!;
                }

                await reader.CompleteAsync();
                yield break;
            }

            // A line that does not end is let go piece by piece instead of being collected.
            skipping |= buffer.Length > CatalogFile.MaxRecordBytes;
            reader.AdvanceTo(skipping ? buffer.End : buffer.Start, buffer.End);
        }
    }

    private static CatalogRecord TooLong(int line) => CatalogRecord.Unreadable(line, $"The line is longer than {CatalogFile.MaxRecordBytes} bytes.");

    private static CatalogRecord? Parse(int line, ReadOnlySequence<byte> text)
    {
        if (text.Length > CatalogFile.MaxRecordBytes)
        {
            return TooLong(line);
        }

        var bytes = text.IsSingleSegment ? text.FirstSpan : text.ToArray();
        bytes = line == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return bytes.Trim(" \t\r"u8) is { IsEmpty: false } json ? ParseObject(line, json) : null;
    }

    private static CatalogRecord ParseObject(int line, ReadOnlySpan<byte> text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            if (json.ValueKind != JsonValueKind.Object)
            {
                return CatalogRecord.Unreadable(line, "The line is not a JSON object.");
            }

            var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var property in json.EnumerateObject())
            {
                // Whether or not it is a mistake, the first one counts.
                fields.TryAdd(property.Name, property.Value);
            }

            return new CatalogRecord(line, fields, IsOwn: fields.ContainsKey(OwnFields.ProductId) || fields.GetValueOrDefault(OwnFields.Variants).ValueKind == JsonValueKind.Array);
        }
        catch (JsonException e)
        {
            return CatalogRecord.Unreadable(line, $"The line is not JSON: {e.Message}");
        }
    }
}
