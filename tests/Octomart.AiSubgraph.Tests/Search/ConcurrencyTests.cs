using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Tests.Search;

public sealed class ConcurrencyTests
{
    private const int Slots = 50;
    private const int Changes = 200;

    [Fact]
    public async Task Searches_during_changes_stay_whole_and_the_end_state_is_exact()
    {
        using var index = SmallShop.Index();
        using var searchesDone = new CancellationTokenSource();

        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            while (!searchesDone.IsCancellationRequested)
            {
                Change(index, writer);
            }

            Change(index, writer);
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SearchRepeatedly(index))));
        await searchesDone.CancelAsync();
        await Task.WhenAll(writers);

        var left = Enumerable.Range(0, Slots).Count(slot => Enumerable.Range(0, Changes).Last(i => i % Slots == slot) % 7 != 0);
        Assert.Equal(12 + (2 * left), index.Count);
        Assert.Equal(2 * left, index.Search(new SearchRequest("changing")).TotalCount);
    }

    private static void Change(ProductSearchIndex index, int writer)
    {
        for (var i = 0; i < Changes; i++)
        {
            var id = $"c{writer}-{i % Slots}";
            index.Upsert(SmallShop.Product(id, $"Changing gadget {i}"));
            if (i % 7 == 0)
            {
                index.Remove(id);
            }
        }
    }

    private static void SearchRepeatedly(ProductSearchIndex index)
    {
        for (var i = 0; i < 100; i++)
        {
            var outcome = index.Search(new SearchRequest("changing gadget") { First = 200 });
            Assert.Equal(outcome.TotalCount, outcome.Hits.Select(h => h.Document.Id).Distinct().Count());
            Assert.All(outcome.Hits, h => Assert.StartsWith("Changing gadget", h.Document.Title, StringComparison.Ordinal));
            index.Complete("chan", 5);
            Assert.Equal(4, index.Similar("m1", 4).Length);
        }
    }
}
