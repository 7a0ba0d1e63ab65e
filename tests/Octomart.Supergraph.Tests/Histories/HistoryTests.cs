using Octomart.Histories.Bench;
using Xunit.Abstractions;

namespace Octomart.Supergraph.Tests.Histories;

/// <summary>A short share of bench/histories; the long runs are its command's.</summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_people_time_and_providers_do_at_once_the_shop_is_as_a_simple_one_would_be()
    {
        using var told = new StringWriter();
        try
        {
            var tally = await HistoryCheck.RunAsync(histories: 10, seed: 7, told);

            // Histories in which nothing happens prove nothing.
            Assert.All([nameof(Place), nameof(Pay), nameof(Cancel), nameof(Ship), nameof(ChangeStock)], kind => Assert.True(tally.Done(kind) > 0, kind));
            Assert.True(tally.Done(nameof(CancelUnits)) + tally.Done(nameof(AskReturn)) > 0, "what comes late in an order's life");
        }
        finally
        {
            output.WriteLine(told.ToString());
        }
    }
}
