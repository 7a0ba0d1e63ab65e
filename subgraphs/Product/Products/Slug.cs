using System.Globalization;
using System.Text;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Names in addresses: lower-case ASCII letters, digits and single hyphens.</summary>
internal static class Slug
{
    private const int MaxLength = 80;

    /// <summary>The slug of a title: "Größe und Co." becomes "grosse-und-co".</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’') && slug is { Length: > 0 } && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length == MaxLength)
            {
                break;
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } result ? result : "item";
    }

    /// <summary>Whether the text is a slug already.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= 100 && Of(text) == text;

    /// <summary>The slug with an ending that hardly anything else has, for titles that occur twice.</summary>
    public static string Distinct(string slug, string id) => $"{slug}-{id[^6..]}";
}
