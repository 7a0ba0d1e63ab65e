using System.Collections.Concurrent;
using System.Collections.Immutable;
using Octomart.AiSubgraph.Search.Facets;
using Octomart.AiSubgraph.Search.Indexing;
using Octomart.AiSubgraph.Search.Spelling;
using Octomart.AiSubgraph.Search.Suggestions;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search;

/// <summary>
/// The shop's products in memory: found by words, narrowed, counted, completed, compared. Any number of threads may search while others
/// change products; a change takes microseconds under the write lock, so nothing is copied and nothing is rebuilt.
/// <para>A search: 1. words of the query; 2. spelling; 3. scores; 4. how many words must match; 5. criteria and facets; 6. order and page.</para>
/// </summary>
internal sealed class ProductSearchIndex(Bm25 bm25) : IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly InvertedIndex _index = new();
    private readonly PhraseSuggestions _suggestions = new();

    // Of every product page; A change of any product may change them all.
    private readonly ConcurrentDictionary<(string Id, int First), ImmutableArray<SearchHit>> _similar = new();

    public ProductSearchIndex()
        : this(new Bm25())
    {
    }

    /// <summary>Number of products that can be found.</summary>
    public int Count => Read(() => _index.Count);

    public SearchDocument? Find(string id) => Read(() => _index.Find(id));

    /// <summary>Adds a product, or replaces the one with its id.</summary>
    public void Upsert(SearchDocument document)
    {
        var analysis = DocumentAnalysis.Of(document);
        Write(() =>
        {
            RemoveUnlocked(document.Id);
            _index.Add(document, analysis);
            _suggestions.Add(document);
        });
    }

    /// <summary>Takes a product out; an unknown id changes nothing.</summary>
    public void Remove(string id) => Write(() => RemoveUnlocked(id));

    public SearchOutcome Search(SearchRequest request)
    {
        var words = Tokenizer.Words(request.Query);
        return Read(() =>
        {
            var correction = SpellingCorrector.Correct(_index, words);
            var terms = QueryAnalysis.Of(correction ?? words).Terms;
            var page = new ResultPage(request);
            var facets = new FacetCounter(request.Criteria);
            foreach (var (document, score) in Matches(terms))
            {
                var failures = CriteriaCheck.Failures(request.Criteria, document);
                facets.Add(document, failures);
                if (failures == FacetKind.None)
                {
                    page.Add(document, score);
                }
            }

            var corrected = correction is null ? null : string.Join(' ', correction);
            return new SearchOutcome(page.Hits(), page.TotalCount, page.HasNextPage, facets.ToFacets(), corrected);
        });
    }

    /// <summary>Completions of what was typed so far, best first.</summary>
    public IReadOnlyList<string> Complete(string prefix, int first)
    {
        var words = Tokenizer.Words(prefix);
        if (words.Count == 0)
        {
            return [];
        }

        var typed = string.Join(' ', words);
        // "mouse " asks for what follows the word, "mouse" also for "mousepad".
        return Read(() => CompleteUnlocked(words, prefix[^1] == ' ' ? typed + " " : typed, first));
    }

    /// <summary>Products whose texts share this one's telling words, best first.</summary>
    public ImmutableArray<SearchHit> Similar(string id, int first) => Read(() =>
    {
        if (_similar.TryGetValue((id, first), out var known))
        {
            return known;
        }

        if (_similar.Count >= MostRemembered)
        {
            _similar.Clear();
        }

        return _similar[(id, first)] = SimilarProducts.Find(_index, bm25, id, first);
    });

    public void Dispose() => _lock.Dispose();

    private IEnumerable<(SearchDocument Document, double Score)> Matches(IReadOnlyList<string> terms)
    {
        if (terms.Count == 0)
        {
            foreach (var document in _index.Documents())
            {
                yield return (document, 0);
            }

            yield break;
        }

        using var candidates = CandidateScorer.Score(_index, bm25, terms);
        var required = CandidateScorer.RequiredTerms(candidates, terms.Count);
        foreach (var ordinal in candidates.Ordinals)
        {
            if (candidates.MatchedTerms(ordinal) >= required)
            {
                yield return (_index.At(ordinal)!.Source, candidates.Score(ordinal));
            }
        }
    }

    private List<string> CompleteUnlocked(List<string> words, string typed, int first)
    {
        var completions = _suggestions.Complete(typed, first);
        if (completions.Count >= first || words.Count < 2)
        {
            return completions;
        }

        // Words that do not stand side by side in any title, but in one product together.
        var before = words[..^1];
        var stems = before.Select(w => EnglishStemmer.Stem(w)).ToList();
        var lead = string.Join(' ', before) + " ";
        return
        [
            .. completions.Concat(_suggestions.Complete(words[^1], first * 2)
                .Where(word => !word.Contains(' ') && _index.CountTogether([.. stems, EnglishStemmer.Stem(word)]) > 0)
                .Select(word => lead + word)).Distinct().Take(first),
        ];
    }

    private void RemoveUnlocked(string id)
    {
        if (_index.Find(id) is { } document)
        {
            _index.Remove(id, DocumentAnalysis.Of(document));
            _suggestions.Remove(document);
        }
    }

    private T Read<T>(Func<T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Write(Action write)
    {
        _lock.EnterWriteLock();
        try
        {
            write();
            _similar.Clear();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
