using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Tests.Search;

public sealed class CompletionTests : IDisposable
{
    private readonly ProductSearchIndex _index = SmallShop.Index();

    public void Dispose() => _index.Dispose();

    [Fact]
    public void A_prefix_is_completed_by_the_most_common_phrases()
    {
        var completions = _index.Complete("wire", 3);

        Assert.Equal("wireless", completions[0]);
        Assert.Equal("wireless mouse", completions[1]);
    }

    [Fact]
    public void The_last_word_is_completed_after_the_first_ones() => Assert.Equal(["wireless mouse", "wireless mouse m185"], _index.Complete("Wireless  mou", 8).Order());

    [Fact]
    public void Words_that_stand_apart_in_one_product_complete_each_other() => Assert.Contains("sony headphones", _index.Complete("sony head", 5));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("zzz")]
    public void Nothing_completes_nothing(string prefix) => Assert.Empty(_index.Complete(prefix, 5));
}
