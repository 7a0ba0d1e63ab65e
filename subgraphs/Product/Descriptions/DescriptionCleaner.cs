using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;

namespace Octomart.ProductSubgraph.Descriptions;

/// <summary>A description that is safe to show, and the same as plain text.</summary>
internal readonly record struct Description(string Html, string Text)
{
    public static readonly Description Empty = new("", "");
}

/// <summary>
/// Lets through what describes a product (paragraphs, lists, emphasis, tables) and nothing that acts, links, loads or styles: what
/// a seller writes is shown to every shopper.
/// </summary>
internal sealed partial class DescriptionCleaner
{
    private static readonly string[] AllowedTags =
        ["p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "sub", "sup"];

    private readonly HtmlSanitizer _sanitizer = Create();

    /// <summary>Cleans HTML.</summary>
    public Description Html(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return Description.Empty;
        }

        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal))
        {
            return Plain(html);
        }

        using var document = _sanitizer.SanitizeDom(html);
        var body = document.Body!;
        var safe = body.InnerHtml.Trim();

        // Words of neighbouring blocks must not run together.
        foreach (var block in body.QuerySelectorAll("p, br, li, h2, h3, h4, tr, td, th, dt, dd, blockquote"))
        {
            block.Insert(AngleSharp.Dom.AdjacentPosition.AfterEnd, " ");
        }

        return new Description(safe, Folded(body.TextContent));
    }

    /// <summary>Makes a paragraph of plain text.</summary>
    public Description Plain(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Description.Empty : new Description($"<p>{WebUtility.HtmlEncode(text.Trim())}</p>", Folded(text));

    private static string Folded(string text) => WhiteSpace().Replace(text, " ").Trim();

    private static HtmlSanitizer Create() => new(new HtmlSanitizerOptions
    {
        AllowedTags = AllowedTags.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
    });

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
