using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Search;

/// <summary>Keeps the best hits behind the cursor and counts the rest.</summary>
internal sealed class ResultPage(SearchRequest request)
{
    /// <summary>Worst first, one more than the page holds: that one tells whether another page follows.</summary>
    private readonly PriorityQueue<SearchHit, SearchCursor> _worstFirst = new(Comparer<SearchCursor>.Create((a, b) => Compare(b, a)));

    public int TotalCount { get; private set; }

    public bool HasNextPage => _worstFirst.Count > request.First;

    public void Add(SearchDocument document, double score)
    {
        TotalCount++;
        var cursor = new SearchCursor(request.Order, Key(document, score), document.Id);
        if (request.After is { } after && Compare(cursor, after) <= 0)
        {
            return;
        }

        var hit = new SearchHit(document, score, cursor);
        if (_worstFirst.Count <= request.First)
        {
            _worstFirst.Enqueue(hit, cursor);
        }
        else
        {
            _worstFirst.EnqueueDequeue(hit, cursor);
        }
    }

    public ImmutableArray<SearchHit> Hits() =>
        [.. _worstFirst.UnorderedItems.Select(i => i.Element).OrderBy(h => h.Cursor, Comparer<SearchCursor>.Create(Compare)).Take(request.First)];

    /// <summary>Smaller keys come first in every order; larger is better where the sort says so, hence the signs.</summary>
    private double Key(SearchDocument document, double score) => request.Order switch
    {
        SearchOrder.PriceAscending => document.Price?.MinorUnits ?? double.MaxValue,
        SearchOrder.PriceDescending => -document.Price?.MinorUnits ?? double.MaxValue,
        SearchOrder.RatingDescending => -document.Rating,
        SearchOrder.NewestFirst => -document.CreatedAt.ToUnixTimeMilliseconds(),
        _ => -score,
    };

    private static int Compare(SearchCursor a, SearchCursor b) =>
        a.Key.CompareTo(b.Key) is var byKey && byKey != 0 ? byKey : string.CompareOrdinal(a.Id, b.Id);
}
