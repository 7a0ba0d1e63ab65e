using System.Text;

namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>
/// Draws a product that has no photograph: a flat illustration of what it is, in its colour, before a soft background. The same
/// product is always drawn alike; products of one kind differ in background, pattern and side.
/// </summary>
internal static class ProductDrawing
{
    /// <summary>An SVG document of 400 x 400.</summary>
    /// <param name="id">The product's id: varies the drawing.</param>
    /// <param name="title">What it is.</param>
    /// <param name="categoryNames">Where it stands, from the root down.</param>
    /// <param name="colour">The colour's name; one named by the title, or any, when null.</param>
    /// <param name="isSecondView">Drawn closer, from the other side.</param>
    public static string Draw(string id, string title, IReadOnlyList<string> categoryNames, string? colour, bool isSecondView)
    {
        var variation = Hash(id);
        var palette = Palette.For(colour ?? Palette.NamedIn(title), isSecondView ? variation + 4 : variation);
        var pattern = (variation >> 5) % 6;
        var shapes = palette.Fill(Motif.ShapesOf(MotifChooser.Choose(title, categoryNames)), pattern < 4 ? "url(#p)" : palette.Main.ToString());
        var mirrored = (variation >> 9) % 2 == 1 != isSecondView;
        var scale = isSecondView ? 1.24 : 1;
        var svg = new StringBuilder(4096);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" role=\"img\">");
        svg.Append("<defs>").Append(Patterns.Of(pattern, palette)).Append("</defs>");
        svg.Append(FormattableString.Invariant($"<rect width=\"400\" height=\"400\" fill=\"{palette.Ground}\"/>"));
        svg.Append(Backdrop.Of(isSecondView ? (variation >> 12) + 3 : variation >> 12, palette));
        svg.Append(FormattableString.Invariant($"<g transform=\"translate(200 {(isSecondView ? 190 : 200)}) scale({(mirrored ? -scale : scale)} {scale}) translate(-200 -200)\">"));
        svg.Append("<ellipse cx=\"200\" cy=\"324\" rx=\"122\" ry=\"10\" fill=\"#2f2a3a\" opacity=\".12\"/>");

        // Letters must stay readable in the mirror.
        svg.Append(mirrored ? shapes.Replace("<text x=\"", "<text transform=\"scale(-1 1)\" x=\"-", StringComparison.Ordinal) : shapes);
        return svg.Append("</g></svg>").ToString();
    }

    // FNV-1a: the same on every machine and in every run, unlike string.GetHashCode.
    private static uint Hash(string id) => id.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
