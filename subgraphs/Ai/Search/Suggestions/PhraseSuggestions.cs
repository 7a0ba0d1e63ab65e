using System.Runtime.InteropServices;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search.Suggestions;

/// <summary>
/// Completes what a shopper begins to type, from phrases of up to three words that titles, brands and categories contain. Not safe for
/// threads: the index guards it.
/// </summary>
internal sealed class PhraseSuggestions
{
    private const int LongestPhrase = 3;
    private const int ShortPrefix = 2;
    private readonly SortedSet<string> _phrases = new(StringComparer.Ordinal);

    /// <summary>The phrases of one word. One or two letters begin so many phrases that only these are looked through.</summary>
    private readonly SortedSet<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(SearchDocument document)
    {
        foreach (var phrase in Phrases(document))
        {
            if (++CollectionsMarshal.GetValueRefOrAddDefault(_counts, phrase, out _) == 1)
            {
                _phrases.Add(phrase);
                if (!phrase.Contains(' '))
                {
                    _words.Add(phrase);
                }
            }
        }
    }

    public void Remove(SearchDocument document)
    {
        foreach (var phrase in Phrases(document))
        {
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_counts, phrase, out _) <= 0)
            {
                _counts.Remove(phrase);
                _phrases.Remove(phrase);
                _words.Remove(phrase);
            }
        }
    }

    /// <summary>The phrases that begin with <paramref name="prefix"/> (folded, single spaces), those of most products first.</summary>
    public List<string> Complete(string prefix, int first)
    {
        var best = new PriorityQueue<string, (int Count, int Shortness)>();
        foreach (var phrase in (prefix.Length <= ShortPrefix ? _words : _phrases).GetViewBetween(prefix, prefix + char.MaxValue))
        {
            best.Enqueue(phrase, (_counts[phrase], -phrase.Length));
            // Some more than asked for, because phrases that add nothing to a longer one are dropped below.
            if (best.Count > first * 4)
            {
                best.Dequeue();
            }
        }

        return Distinct(best, first);
    }

    /// <summary>"wireless optical" goes when "wireless optical mouse" stands in just as many products.</summary>
    private List<string> Distinct(PriorityQueue<string, (int Count, int Shortness)> queue, int first)
    {
        var ranked = new List<string>(queue.Count);
        while (queue.TryDequeue(out var phrase, out _))
        {
            ranked.Add(phrase);
        }

        ranked.Reverse();
        return
        [
            .. ranked.Where(p => !ranked.Any(longer => longer.Length > p.Length && longer.StartsWith(p, StringComparison.Ordinal)
                && longer[p.Length] == ' ' && _counts[longer] == _counts[p])).Take(first),
        ];
    }

    private static HashSet<string> Phrases(SearchDocument document)
    {
        var phrases = new HashSet<string>(StringComparer.Ordinal);
        AddPhrases(phrases, Tokenizer.Words(document.Title));
        AddPhrases(phrases, Tokenizer.Words(document.Brand ?? ""));
        foreach (var category in document.Categories)
        {
            AddPhrases(phrases, Tokenizer.Words(category.Name));
        }

        return phrases;
    }

    private static void AddPhrases(HashSet<string> phrases, List<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = 1; length <= LongestPhrase && start + length <= words.Count; length++)
            {
                if (IsTelling(words[start]) && IsTelling(words[start + length - 1]))
                {
                    phrases.Add(string.Join(' ', words.Skip(start).Take(length)));
                }
            }
        }
    }

    /// <summary>A phrase begins and ends with a word that means something by itself.</summary>
    private static bool IsTelling(string word) => word.Length > 1 && !StopWords.Contains(word) && !word.All(char.IsAsciiDigit);
}
