using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Tests.Search;

public sealed class SpellingTests : IDisposable
{
    private readonly ProductSearchIndex _index = SmallShop.Index();

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("wireles mouse", "wireless mouse")]
    [InlineData("wireless muose", "wireless mouse")]
    [InlineData("leathr bag", "leather bag")]
    [InlineData("backpackk", "backpack")]
    [InlineData("kezboard", "keyboard")]
    public void A_slip_of_the_finger_is_corrected_and_said(string typed, string meant)
    {
        var outcome = _index.Search(new SearchRequest(typed));

        Assert.Equal(meant, outcome.CorrectedQuery);
        Assert.Equal(_index.Search(new SearchRequest(meant)).Hits.Select(h => h.Document.Id), outcome.Hits.Select(h => h.Document.Id));
    }

    [Theory]
    [InlineData("wireless mouse")]
    [InlineData("xyzzyplugh")]
    [InlineData("4k")]
    public void Known_words_and_words_like_no_other_are_left_alone(string query) =>
        Assert.Null(_index.Search(new SearchRequest(query)).CorrectedQuery);

    [Fact]
    public void The_other_words_of_the_query_decide_between_neighbours()
    {
        // "boat" and "bolt" are equally near to "bot"; boats are more common, but only a bolt is of steel.
        foreach (var i in Enumerable.Range(0, 5))
        {
            _index.Upsert(SmallShop.Product($"boat{i}", "Toy boat"));
        }

        _index.Upsert(SmallShop.Product("bolt", "Steel bolt"));
        _index.Upsert(SmallShop.Product("rod", "Steel rod"));

        Assert.Equal("steel bolt", _index.Search(new SearchRequest("steel bqlt")).CorrectedQuery);
        Assert.Equal("bolt", _index.Search(new SearchRequest("steel bot")).CorrectedQuery?.Split(' ')[1]);
    }
}
