using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Tests.Products;

public sealed class LatestTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_written_at_once_the_later_stands_first_whichever_was_stored_first()
    {
        var (earlier, later) = (new Latest("qst_b", Noon), new Latest("qst_a", Noon.AddMilliseconds(1)));

        Assert.Equal<Latest>([later, earlier], Latest.Of([earlier, .. Latest.Of([later])]).ToArray());
        Assert.Equal<Latest>([later, earlier], Latest.Of([later, .. Latest.Of([earlier])]).ToArray());
    }

    [Fact]
    public void Within_a_millisecond_the_id_decides_as_it_does_in_the_store()
    {
        var (a, b) = (new Latest("qst_a", Noon.AddTicks(9)), new Latest("qst_b", Noon.AddTicks(1)));

        Assert.Equal<Latest>([b, a], Latest.Of([a, b]).ToArray());
    }

    [Fact]
    public void Only_the_newest_are_kept()
    {
        var entries = Enumerable.Range(0, Latest.Most + 5).Select(i => new Latest($"qst_{i}", Noon.AddMinutes(i))).ToList();

        Assert.Equal(entries.AsEnumerable().Reverse().Take(Latest.Most), Latest.Of(entries));
    }
}
