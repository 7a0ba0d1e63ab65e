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

        await HistoryCheck.RunAsync(histories: 10, seed: 7, told);

        output.WriteLine(told.ToString());
    }
}
