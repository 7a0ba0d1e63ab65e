using System.Runtime.InteropServices;

namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>
/// Words to products. Ordinals are small integers that are used again after a removal; every posting list is ordered by them. Products
/// are removed at once, not marked, so document frequencies are always exact. Not safe for threads: <see cref="ProductSearchIndex"/> guards it.
/// </summary>
internal sealed class InvertedIndex
{
    private static readonly IComparer<Posting> ByOrdinal = Comparer<Posting>.Create((a, b) => a.Ordinal.CompareTo(b.Ordinal));

    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _wordFrequencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly List<IndexedDocument?> _documents = [];
    private readonly Stack<int> _freeOrdinals = [];
    private long _titles, _brands, _categories, _descriptions;

    /// <summary>Number of products.</summary>
    public int Count => _ordinals.Count;

    /// <summary>One more than the largest ordinal: the size of an accumulator.</summary>
    public int Capacity => _documents.Count;

    /// <summary>The mean lengths now.</summary>
    public AverageLengths Averages => Count == 0
        ? default
        : new AverageLengths((float)_titles / Count, (float)_brands / Count, (float)_categories / Count, (float)_descriptions / Count);

    public IndexedDocument? At(int ordinal) => _documents[ordinal];

    public SearchDocument? Find(string id) => _ordinals.TryGetValue(id, out var ordinal) ? _documents[ordinal]?.Source : null;

    /// <summary>The products that contain a stem, by ordinal.</summary>
    public ReadOnlySpan<Posting> Postings(string term) =>
        _postings.TryGetValue(term, out var list) ? CollectionsMarshal.AsSpan(list) : [];

    /// <summary>In how many products a word stands exactly as typed.</summary>
    public int WordFrequency(string word) => _wordFrequencies.GetValueOrDefault(word);

    /// <summary>How many products contain every one of the stems.</summary>
    public int CountTogether(ReadOnlySpan<string> terms)
    {
        HashSet<int>? together = null;
        foreach (var term in terms)
        {
            var ordinals = new HashSet<int>();
            foreach (ref readonly var posting in Postings(term))
            {
                if (together is null || together.Contains(posting.Ordinal))
                {
                    ordinals.Add(posting.Ordinal);
                }
            }

            together = ordinals;
        }

        return together?.Count ?? 0;
    }

    public IEnumerable<SearchDocument> Documents() => _ordinals.Values.Select(ordinal => _documents[ordinal]!.Source);

    public void Add(SearchDocument document, DocumentAnalysis analysis)
    {
        var ordinal = TakeOrdinal();
        _ordinals.Add(document.Id, ordinal);
        _documents[ordinal] = new IndexedDocument(document, analysis.Lengths);
        CountLengths(analysis.Lengths, 1);
        foreach (var (term, frequencies) in analysis.Terms)
        {
            Insert(term, new Posting(ordinal, frequencies));
        }

        foreach (var word in analysis.Words)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_wordFrequencies, word, out _)++;
        }
    }

    /// <summary>Takes a product out; <paramref name="analysis"/> is that of the product as it was added.</summary>
    public void Remove(string id, DocumentAnalysis analysis)
    {
        _ordinals.Remove(id, out var ordinal);
        _documents[ordinal] = null;
        _freeOrdinals.Push(ordinal);
        CountLengths(analysis.Lengths, -1);
        foreach (var term in analysis.Terms.Keys)
        {
            Delete(term, ordinal);
        }

        foreach (var word in analysis.Words)
        {
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_wordFrequencies, word, out _) <= 0)
            {
                _wordFrequencies.Remove(word);
            }
        }
    }

    private int TakeOrdinal()
    {
        if (_freeOrdinals.TryPop(out var ordinal))
        {
            return ordinal;
        }

        _documents.Add(null);
        return _documents.Count - 1;
    }

    private void CountLengths(in FieldLengths lengths, int sign)
    {
        _titles += sign * lengths.Title;
        _brands += sign * lengths.Brand;
        _categories += sign * lengths.Category;
        _descriptions += sign * lengths.Description;
    }

    private void Insert(string term, Posting posting)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, term, out _);
        list ??= [];
        if (list.Count == 0 || list[^1].Ordinal < posting.Ordinal)
        {
            list.Add(posting);
            return;
        }

        list.Insert(~list.BinarySearch(posting, ByOrdinal), posting);
    }

    private void Delete(string term, int ordinal)
    {
        var list = _postings[term];
        list.RemoveAt(list.BinarySearch(new Posting(ordinal, default), ByOrdinal));
        if (list.Count == 0)
        {
            _postings.Remove(term);
        }
    }
}

/// <summary>A product in the index.</summary>
internal sealed record IndexedDocument(SearchDocument Source, FieldLengths Lengths);
