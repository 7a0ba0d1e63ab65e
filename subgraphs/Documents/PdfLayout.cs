using System.Globalization;
using SkiaSharp;

namespace Octomart.Documents;

/// <summary>Where a cell's text stands.</summary>
public enum PdfAlign
{
    /// <summary>From the left edge on.</summary>
    Left,

    /// <summary>Up to the right edge.</summary>
    Right,
}

/// <summary>A text in a column of a row; it is broken into as many lines as it needs.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="X">From the left margin, in points.</param>
/// <param name="Width">In points.</param>
/// <param name="Align">Where in its column the text stands.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="Size">Of the letters, in points.</param>
/// <param name="IsMuted">Whether it is grey.</param>
public sealed record PdfCell(string Text, float X, float Width, PdfAlign Align = PdfAlign.Left, bool IsBold = false, float Size = 9, bool IsMuted = false);

/// <summary>
/// Lays rows of cells out from top to bottom over as many A4 pages as they need. What is drawn is remembered first, so that every page
/// can say how many there are.
/// </summary>
public sealed class PdfLayout
{
    /// <summary>Between the margins, in points.</summary>
    public const float ContentWidth = PageWidth - (2 * Margin);

    private const float PageWidth = 595;
    private const float PageHeight = 842;
    private const float Margin = 50;
    private const float LineHeight = 1.35f;
    private static readonly SKColor Muted = new(0x55, 0x5B, 0x66);
    private static readonly SKColor Rule = new(0xC8, 0xCC, 0xD4);

    private readonly List<List<Action<SKCanvas>>> _pages = [[]];
    private float _y = Margin;
    private IReadOnlyList<PdfCell>? _heading;

    /// <summary>Leaves room.</summary>
    /// <param name="points">How much.</param>
    public void Space(float points) => _y += points;

    /// <summary>What follows stays together: goes to a new page when there is less room than this.</summary>
    /// <param name="points">How much.</param>
    public void Reserve(float points)
    {
        if (_y + points > PageHeight - Margin - 20)
        {
            NewPage();
        }
    }

    /// <summary>A row; one that does not fit goes to a new page, under the heading if there is one.</summary>
    /// <param name="cells">Side by side.</param>
    public void Row(params IReadOnlyList<PdfCell> cells)
    {
        var broken = cells.Select(cell => (Cell: cell, Lines: Break(cell))).ToList();
        var height = broken.Max(entry => entry.Lines.Count * entry.Cell.Size * LineHeight);
        Reserve(height);
        foreach (var (cell, lines) in broken)
        {
            var top = _y;
            foreach (var (index, line) in lines.Index())
            {
                Draw(cell, line, top + (((index * LineHeight) + 1) * cell.Size));
            }
        }

        _y += height + 2;
    }

    /// <summary>A row that is repeated on top of every further page until the table ends.</summary>
    /// <param name="cells">Side by side.</param>
    public void Heading(params IReadOnlyList<PdfCell> cells)
    {
        _heading = cells;
        Row(cells);
        Line();
    }

    /// <summary>Further pages have no heading.</summary>
    public void EndTable() => _heading = null;

    /// <summary>Draws a line across the page.</summary>
    public void Line()
    {
        var y = _y + 2;
        _pages[^1].Add(canvas =>
        {
            using var paint = new SKPaint { Color = Rule, StrokeWidth = 0.7f };
            canvas.DrawLine(Margin, y, PageWidth - Margin, y, paint);
        });
        _y += 7;
    }

    /// <summary>The document, with its title and page on the foot of each page.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="created">When.</param>
    public byte[] ToPdf(string title, string author, DateTimeOffset created)
    {
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Producer = "Octomart",
            Creation = created.UtcDateTime,
            Modified = created.UtcDateTime,
        };
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (var (index, page) in _pages.Index())
            {
                var canvas = document.BeginPage(PageWidth, PageHeight);
                page.ForEach(draw => draw(canvas));
                Footer(canvas, $"{title} · page {(index + 1).ToString(CultureInfo.InvariantCulture)} of {_pages.Count.ToString(CultureInfo.InvariantCulture)}");
                document.EndPage();
            }

            document.Close();
        }

        return stream.ToArray();
    }

    private void NewPage()
    {
        _pages.Add([]);
        _y = Margin;
        if (_heading is { } heading)
        {
            Row(heading);
            Line();
        }
    }

    private void Draw(PdfCell cell, string line, float baseline) => _pages[^1].Add(canvas =>
    {
        using var font = FontOf(cell);
        using var paint = new SKPaint { Color = cell.IsMuted ? Muted : SKColors.Black, IsAntialias = true };
        var x = Margin + cell.X + (cell.Align == PdfAlign.Right ? cell.Width - font.MeasureText(line) : 0);
        canvas.DrawText(line, x, baseline, SKTextAlign.Left, font, paint);
    });

    private static void Footer(SKCanvas canvas, string text)
    {
        using var font = new SKFont(PdfFonts.Regular, 7);
        using var paint = new SKPaint { Color = Muted, IsAntialias = true };
        canvas.DrawText(text, PageWidth - Margin - font.MeasureText(text), PageHeight - Margin + 10, SKTextAlign.Left, font, paint);
    }

    private static SKFont FontOf(PdfCell cell) => new(cell.IsBold ? PdfFonts.Bold : PdfFonts.Regular, cell.Size);

    /// <summary>At blanks where possible; a word that is wider than its cell is cut.</summary>
    private static List<string> Break(PdfCell cell)
    {
        using var font = FontOf(cell);
        var lines = new List<string>();
        var line = "";
        foreach (var word in cell.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, cell.Width, font)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > cell.Width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return [.. lines, line];
    }

    private static IEnumerable<string> Cut(string word, float width, SKFont font)
    {
        while (word.Length > 1 && font.MeasureText(word) > width)
        {
            var length = Math.Max(1, (int)font.BreakText(word, width));
            length -= length < word.Length && char.IsLowSurrogate(word[length]) && length > 1 ? 1 : 0;
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }
}
