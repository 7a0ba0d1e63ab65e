using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Kills;

/// <summary>A short share of bench/kill; the long runs are its command's.</summary>
public sealed class KillTests
{
    [Fact]
    public Task Ten_kills_while_people_buy_leave_books_that_balance() => RunAsync("--kills", "10", "--buyers", "6");

    [Fact]
    public Task A_backup_made_while_people_buy_restores_into_an_empty_folder_and_its_books_balance() => RunAsync("--restore-to", "files", "--buyers", "4");

    private static async Task RunAsync(params IReadOnlyList<string> arguments)
    {
        var bench = Path.Combine(AppContext.BaseDirectory, "Octomart.Kill.Bench.dll");

        var (exitCode, output) = await NodeTools.RunAsync(AppContext.BaseDirectory, "dotnet", [bench, "--seed", "1", .. arguments]);

        Assert.True(exitCode == 0, output);
    }
}
