using Octomart.Store.Queries;

namespace Octomart.Store.Tests.Queries;

public sealed class PrefixRangeTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("ab", "ac")]
    [InlineData("a\uD7FF", "a\uE000")]
    [InlineData("a\U0010FFFF", "b")]
    [InlineData("\U0001F600", "\U0001F601")]
    [InlineData("\U0010FFFF", null)]
    [InlineData("", null)]
    public void The_end_is_the_first_text_behind_all_with_the_prefix(string prefix, string? end) => Assert.Equal(end, PrefixRange.End(prefix));
}
