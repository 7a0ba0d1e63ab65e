namespace Octomart.AiSubgraph.Text;

/// <summary>
/// Takes off the plural and nothing else (Harman's S-stemmer with the endings that English spells with "es"). In a shop a
/// "printer" is no "print" and "charging" is no "charger", so a heavier stemmer costs more than it finds.
/// </summary>
internal static class EnglishStemmer
{
    /// <summary>The stem of a folded word, as a slice of it where possible.</summary>
    public static string Stem(ReadOnlySpan<char> word)
    {
        if (word.Length <= 3 || word[^1] != 's' || word.ContainsAnyInRange('0', '9'))
        {
            return word.ToString();
        }

        if (word.EndsWith("ies") && !word.EndsWith("eies") && !word.EndsWith("aies"))
        {
            return word.Length == 4 ? word[..3].ToString() : string.Concat(word[..^3], "y");
        }

        if (word.EndsWith("ches") || word.EndsWith("shes") || word.EndsWith("sses") || word.EndsWith("xes") || word.EndsWith("zzes"))
        {
            return word[..^2].ToString();
        }

        return word.EndsWith("us") || word.EndsWith("ss") || word.EndsWith("is") || word is "lens"
            ? word.ToString()
            : word is "lenses" ? "lens" : word[..^1].ToString();
    }
}
