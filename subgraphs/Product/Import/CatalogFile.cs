using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Octomart.ProductSubgraph.Import;

/// <summary>
/// A catalogue as JSON lines or CSV, plain or gzip, read record by record: a file of any size needs little memory. What it is shows
/// in its first bytes; names may lie.
/// </summary>
internal sealed class CatalogFile(Stream file) : IAsyncDisposable
{
    /// <summary>Guards against a line without end, and an unclosed quote that would swallow the rest of the file.</summary>
    public const int MaxRecordBytes = 1024 * 1024;

    /// <summary>How much of the file has been read, from 0 to 1.</summary>
    public double Progress => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    /// <summary>The records in order; one that cannot be read has an error instead of fields.</summary>
    /// <exception cref="InvalidDataException">The file is neither JSON lines nor CSV, or its compression is broken.</exception>
    public async IAsyncEnumerable<CatalogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = new PeekableStream(await IsGzipAsync(cancellationToken) ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file);
        var first = await content.PeekPastBlanksAsync(cancellationToken);
        if (first is '[' or '<')
        {
            throw new InvalidDataException(first == '['
                ? "The file is one JSON array. Write one object a line instead."
                : "The file is XML or HTML. Write JSON lines or CSV instead.");
        }

        await foreach (var record in first == '{' ? JsonLines.ReadAsync(content, cancellationToken) : CsvLines.ReadAsync(content, cancellationToken))
        {
            yield return record;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private async Task<bool> IsGzipAsync(CancellationToken cancellationToken)
    {
        var magic = new byte[2];
        var read = await file.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return read == 2 && magic is [0x1f, 0x8b];
    }
}
