using System.Buffers;

namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>Scores and numbers of matched words per ordinal, in rented arrays that go back when disposed.</summary>
internal sealed class CandidateScores(int capacity) : IDisposable
{
    private readonly float[] _scores = RentCleared<float>(capacity);
    private readonly byte[] _matched = RentCleared<byte>(capacity);
    private readonly List<int> _ordinals = [];

    /// <summary>The products that matched at least one word.</summary>
    public IReadOnlyList<int> Ordinals => _ordinals;

    public float Score(int ordinal) => _scores[ordinal];

    public int MatchedTerms(int ordinal) => _matched[ordinal];

    /// <summary>Adds one word's share; called at most once per word and product.</summary>
    public void Add(int ordinal, float score)
    {
        if (_matched[ordinal]++ == 0)
        {
            _ordinals.Add(ordinal);
        }

        _scores[ordinal] += score;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<byte>.Shared.Return(_matched);
    }

    private static T[] RentCleared<T>(int capacity)
    {
        var array = ArrayPool<T>.Shared.Rent(capacity);
        array.AsSpan(0, capacity).Clear();
        return array;
    }
}
