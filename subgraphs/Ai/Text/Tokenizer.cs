namespace Octomart.AiSubgraph.Text;

/// <summary>Cuts text into folded words of letters and digits. "Dell's Wi-Fi" gives dells, wi, fi.</summary>
internal static class Tokenizer
{
    private const int LongestWord = 40;

    /// <summary>Calls <paramref name="visit"/> with each word; the span lives only during the call.</summary>
    public static void Visit<TState>(ReadOnlySpan<char> text, TState state, Action<TState, ReadOnlySpan<char>> visit)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        foreach (var raw in text)
        {
            // "men's" is found by "mens", and "Intel®" by "intel".
            if (raw is '\'' or '’' || TextFolding.IsIgnorable(raw))
            {
                continue;
            }

            if (char.IsLetterOrDigit(raw))
            {
                if (length < LongestWord)
                {
                    word[length++] = TextFolding.Fold(raw);
                }

                continue;
            }

            Flush(word, ref length, state, visit);
        }

        Flush(word, ref length, state, visit);
    }

    /// <summary>The words in order.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        Visit(text, words, static (list, word) => list.Add(word.ToString()));
        return words;
    }

    private static void Flush<TState>(Span<char> word, ref int length, TState state, Action<TState, ReadOnlySpan<char>> visit)
    {
        if (length > 0)
        {
            visit(state, word[..length]);
            length = 0;
        }
    }
}
