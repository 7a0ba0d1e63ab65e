using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>A product cut into what the index stores. The same product always gives the same analysis, so removing repeats it.</summary>
internal sealed class DocumentAnalysis
{
    private DocumentAnalysis()
    {
    }

    /// <summary>Stems and where they stand.</summary>
    public Dictionary<string, FieldFrequencies> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>The words as typed (folded), for spelling.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of words per <see cref="SearchField"/>.</summary>
    public FieldLengths Lengths { get; private set; }

    public static DocumentAnalysis Of(SearchDocument document)
    {
        var analysis = new DocumentAnalysis();
        analysis.Lengths = new FieldLengths(
            analysis.Add(SearchField.Title, document.Title),
            analysis.Add(SearchField.Brand, document.Brand ?? ""),
            document.Categories.Sum(c => analysis.Add(SearchField.Category, c.Name)),
            analysis.Add(SearchField.Description, document.Description));
        return analysis;
    }

    private int Add(SearchField field, string text)
    {
        var state = new Adding(this, field);
        Tokenizer.Visit(text, state, static (s, word) => s.Visit(word));
        return state.Count;
    }

    private sealed class Adding(DocumentAnalysis analysis, SearchField field)
    {
        public int Count { get; private set; }

        public void Visit(ReadOnlySpan<char> word)
        {
            Count++;
            analysis.Words.Add(word.ToString());
            var term = EnglishStemmer.Stem(word);
            var frequencies = analysis.Terms.GetValueOrDefault(term);
            frequencies.Increment(field);
            analysis.Terms[term] = frequencies;
        }
    }
}

/// <summary>Number of words in each field.</summary>
internal readonly record struct FieldLengths(int Title, int Brand, int Category, int Description);
