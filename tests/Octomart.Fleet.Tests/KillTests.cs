using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Fleet.Tests;

/// <summary>A short share of <c>bench/kill --fleet</c>; the long runs are its command's.</summary>
[RequiresFleet]
[Collection(FleetCollection.Name)]
public sealed class KillTests(FleetFixture fleet)
{
    [ServerFact]
    public async Task One_replica_of_each_is_killed_while_people_buy_and_the_books_balance()
    {
        var bench = Path.Combine(AppContext.BaseDirectory, "Octomart.Kill.Bench.dll");

        var (exitCode, output) = await NodeTools.RunAsync(AppContext.BaseDirectory, "dotnet", bench, "--fleet", fleet.Folder, "--kills", "1", "--seed", "1", "--buyers", "4");

        Assert.True(exitCode == 0, output);
    }
}
