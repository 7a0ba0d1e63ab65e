using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Import;

/// <summary>What stands in a place of a file: a row, or what is wrong with it.</summary>
/// <param name="Row">Null when something is wrong.</param>
/// <param name="Error">Null when nothing is.</param>
/// <param name="Progress">How much of the file has been read, from 0 to 1.</param>
internal readonly record struct RowResult(ImportRow? Row, BulkError? Error, double Progress);

/// <summary>File → rows, always the same ones in the same order, so that a number of rows is a place to go on from.</summary>
internal sealed class RowReader(ForeignFields foreign)
{
    public async IAsyncEnumerable<RowResult> ReadAsync(CatalogFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CatalogRow? open = null;
        var seen = new HashSet<ulong>();
        await foreach (var record in file.ReadAsync(cancellationToken))
        {
            var (row, error) = Map(record);
            if (row is null)
            {
                yield return new RowResult(null, error, file.Progress);
            }
            else if (open is not null && IsSameProduct(open, row))
            {
                open = open with { Variants = open.Variants.AddRange(row.Variants) };
            }
            else
            {
                if (open is not null)
                {
                    yield return Check(open, seen, file.Progress);
                }

                open = row;
            }
        }

        if (open is not null)
        {
            yield return Check(open, seen, file.Progress);
        }
    }

    private (CatalogRow? Row, BulkError? Error) Map(CatalogRecord record)
    {
        if (record.Error is { } unreadable)
        {
            return (null, new BulkError(record.Line, null, CatalogErrorCode.Invalid, unreadable));
        }

        try
        {
            return record.IsOwn ? OwnFields.Map(record) : foreign.Map(record);
        }
        catch (InvalidOperationException)
        {
            // JSON may hold halves of characters, which are found only when the text is asked for.
            return (null, new BulkError(record.Line, null, CatalogErrorCode.Invalid, "A text of the line is not valid Unicode."));
        }
    }

    // Only the CSV form has variants on lines of their own; a variant list is complete.
    private static bool IsSameProduct(CatalogRow open, CatalogRow next) =>
        open.IsOneLineAVariant && next.IsOneLineAVariant
        && (next.ProductId ?? next.SourceId) is not null && (next.ProductId, next.SourceId) == (open.ProductId, open.SourceId);

    private static RowResult Check(CatalogRow open, HashSet<ulong> seen, double progress)
    {
        if (ImportRow.Read(open, out var error) is not { } row)
        {
            return new RowResult(null, error, progress);
        }

        // Of each id eight bytes of its hash are kept: a file of a million rows needs some megabytes for it.
        return seen.Add(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(row.Key))))
            ? new RowResult(row, null, progress)
            : new RowResult(null, row.Error("id", CatalogErrorCode.Invalid, "An earlier row has the same id."), progress);
    }
}
