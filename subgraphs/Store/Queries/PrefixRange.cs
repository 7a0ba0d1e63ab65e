using System.Text;

namespace Octomart.Store.Queries;

/// <summary>A prefix as a range of texts in code point order, so that an index answers it.</summary>
internal static class PrefixRange
{
    /// <summary>The first text behind all that start with the prefix, or null if there is none.</summary>
    public static string? End(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last < 0x10FFFF)
            {
                // U+D800..U+DFFF are no characters.
                runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
                return runes.Aggregate(new StringBuilder(), (text, rune) => text.Append(rune.ToString())).ToString();
            }
        }

        return null;
    }
}
