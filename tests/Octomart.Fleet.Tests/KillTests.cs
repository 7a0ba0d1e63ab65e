using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Fleet.Tests;

/// <summary>A short share of <c>bench/kill --fleet</c>; the long runs are its command's.</summary>
[RequiresFleetToKill]
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

/// <summary>A fleet, and somebody who asks for it: kills in a fleet still find defects, and belong in every run only when many in a row have found none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresFleetToKillAttribute : RequiresServerAttribute
{
    public override string? Missing => new RequiresFleetAttribute().Missing
        ?? (Environment.GetEnvironmentVariable("OCTOMART_TEST_FLEET_KILLS") is null ? "kills in a fleet: NOT TESTED, set OCTOMART_TEST_FLEET_KILLS=1 (4 minutes)" : null);
}
