using SkiaSharp;

namespace Octomart.Documents;

/// <summary>
/// The fonts of all documents, shipped with the shop so that names print the same on every machine: DejaVu Sans has Latin with all its
/// marks, Greek and Cyrillic. They are cut down to these, since a PDF holds its fonts whole.
/// </summary>
internal static class PdfFonts
{
    public static SKTypeface Regular { get; } = Load("DejaVuSans.ttf");

    public static SKTypeface Bold { get; } = Load("DejaVuSans-Bold.ttf");

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
