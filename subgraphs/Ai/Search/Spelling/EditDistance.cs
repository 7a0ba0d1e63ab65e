namespace Octomart.AiSubgraph.Search.Spelling;

/// <summary>The words that one slip of the finger makes of another: a letter missing, doubled, added, wrong, or two swapped.</summary>
internal static class EditDistance
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Every string at distance 1, the most of them no word; a dictionary lookup each is quicker than any index.</summary>
    public static IEnumerable<string> Neighbours(string word)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { word };
        return All(word).Where(seen.Add);
    }

    /// <summary>How likely the slip is, relative to others: the first letter is rarely wrong, swaps and omissions are common.</summary>
    public static double Likelihood(string typed, string intended)
    {
        var sameStart = typed[0] == intended[0] ? 1.0 : 0.3;
        return sameStart * (typed.Length == intended.Length && !IsSwap(typed, intended) ? 0.7 : 1.0);
    }

    private static IEnumerable<string> All(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }

        for (var i = 0; i + 1 < word.Length; i++)
        {
            yield return string.Concat(word.AsSpan(0, i), [word[i + 1], word[i]], word.AsSpan(i + 2));
        }

        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in Letters)
            {
                yield return string.Concat(word.AsSpan(0, i), [letter], word.AsSpan(i));
                if (i < word.Length)
                {
                    yield return string.Concat(word.AsSpan(0, i), [letter], word.AsSpan(i + 1));
                }
            }
        }
    }

    private static bool IsSwap(string typed, string intended)
    {
        var i = typed.AsSpan().CommonPrefixLength(intended);
        return i + 1 < typed.Length && typed[i] == intended[i + 1] && typed[i + 1] == intended[i];
    }
}
