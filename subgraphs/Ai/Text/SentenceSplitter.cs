using System.Text.RegularExpressions;

namespace Octomart.AiSubgraph.Text;

/// <summary>Cuts a text into sentences at stops and line ends.</summary>
internal static partial class SentenceSplitter
{
    private const int LongestSentence = 400;

    public static IEnumerable<string> Split(string text) => Ends().Split(text)
        .Select(sentence => sentence.Trim())
        .Where(sentence => sentence.Any(char.IsLetter))
        .Select(sentence => sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence);

    // "3.5 inches" and "e.g." go on; a stop ends a sentence when white space and no small letter follow.
    [GeneratedRegex(@"(?<=[.!?])\s+(?=[^\sa-z])|[\r\n]+")]
    private static partial Regex Ends();
}
