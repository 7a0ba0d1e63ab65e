using System.Globalization;

namespace Octomart.AiSubgraph.Text;

/// <summary>Lower case without accents, so that "Café" and "cafe" are one word.</summary>
internal static class TextFolding
{
    /// <summary>
    /// The base letters of U+00C0 to U+017F. A table of our own, because the shop runs without culture data, where
    /// <see cref="string.Normalize()"/> leaves accents on; letters that Unicode does not decompose (ø, ł) fold here too.
    /// </summary>
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo×ouuuuyþsaaaaaaaceeeeiiiidnooooo÷ouuuuyþy"
        + "aaaaaacccccccc" + "ddddeeeeeeeeee" + "gggggggghhhh" + "iiiiiiiiiiiijj" + "kkkllllllllll"
        + "nnnnnnnnnoooooooo" + "rrrrrrssssssss" + "ttttttuuuuuuuuuuuu" + "wwyyyzzzzzzs";

    /// <summary>Folds one character; most text is ASCII and takes the first branch.</summary>
    public static char Fold(char c) => c switch
    {
        < (char)128 => char.ToLowerInvariant(c),
        >= '\u00C0' and <= '\u017F' => Latin[c - '\u00C0'],
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Marks that follow a base letter are dropped; symbols such as ® separate nothing and mean nothing.</summary>
    public static bool IsIgnorable(char c) => c >= 128 && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.OtherSymbol;
}
