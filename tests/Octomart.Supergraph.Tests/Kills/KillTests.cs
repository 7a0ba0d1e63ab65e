using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Kills;

/// <summary>A short share of bench/kill; the long runs are its command's.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Kills_while_people_buy_leave_books_that_balance()
    {
        var bench = Path.Combine(AppContext.BaseDirectory, "Octomart.Kill.Bench.dll");

        var (exitCode, output) = await NodeTools.RunAsync(AppContext.BaseDirectory, "dotnet", bench, "--kills", "3", "--seed", "1", "--buyers", "6");

        Assert.True(exitCode == 0, output);
    }
}
