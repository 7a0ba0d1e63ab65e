namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>Scores every product that contains a word of the query.</summary>
internal static class CandidateScorer
{
    private const int EnoughMatches = 10;

    public static CandidateScores Score(InvertedIndex index, Bm25 bm25, IReadOnlyCollection<string> terms) =>
        Score(index, bm25, terms.Select(t => new WeightedTerm(t, 1)));

    public static CandidateScores Score(InvertedIndex index, Bm25 bm25, IEnumerable<WeightedTerm> terms)
    {
        var candidates = new CandidateScores(index.Capacity);
        var averages = index.Averages;
        foreach (var (term, weight) in terms)
        {
            var postings = index.Postings(term);
            var idf = weight * Bm25.InverseDocumentFrequency(index.Count, postings.Length);
            foreach (ref readonly var posting in postings)
            {
                var norms = bm25.Norms(index.At(posting.Ordinal)!.Lengths, averages);
                candidates.Add(posting.Ordinal, idf * bm25.Saturate(posting.Frequencies, norms));
            }
        }

        return candidates;
    }

    /// <summary>
    /// How many words a product must contain: all of one or two, three quarters of more. While that leaves few products, one word
    /// fewer: products often call a thing by another name than shoppers do.
    /// </summary>
    public static int RequiredTerms(CandidateScores candidates, int terms)
    {
        Span<int> products = stackalloc int[terms + 1];
        foreach (var ordinal in candidates.Ordinals)
        {
            products[candidates.MatchedTerms(ordinal)]++;
        }

        var wanted = terms <= 2 ? terms : (int)Math.Ceiling(terms * 0.75);
        var found = 0;
        for (var required = terms; required > 1; required--)
        {
            found += products[required];
            if (found >= EnoughMatches && required <= wanted)
            {
                return required;
            }
        }

        return 1;
    }
}

/// <summary>A stem and how much it counts.</summary>
internal readonly record struct WeightedTerm(string Term, float Weight);
