using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Fleet.Tests;

/// <summary>A short share of <c>bench/kill --fleet</c>; the long runs are its command's.</summary>
[RequiresFleet]
[Collection(FleetCollection.Name)]
public sealed class KillTests(FleetFixture fleet)
{
    [ServerFact]
    public Task One_replica_of_each_is_killed_while_people_buy_and_the_books_balance() => RunAsync("--kills", "1");

    [ServerFact]
    public Task A_backup_made_while_people_buy_restores_into_another_database_whose_books_balance() => RunAsync("--restore-to", MongoDbServer.ConnectionString!);

    private async Task RunAsync(params IReadOnlyList<string> arguments)
    {
        var bench = Path.Combine(AppContext.BaseDirectory, "Octomart.Kill.Bench.dll");

        var (exitCode, output) = await NodeTools.RunAsync(AppContext.BaseDirectory, "dotnet", [bench, "--fleet", fleet.Folder, "--seed", "1", "--buyers", "4", .. arguments]);

        Assert.True(exitCode == 0, output);
    }
}
