using Octomart.Store.Tests.Contract;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

[RequiresMongoDb]
public sealed class MongoDbUnitOfWorkTests : UnitOfWorkContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}

[RequiresMongoDb]
public sealed class MongoDbRaceTests : RaceContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}

[RequiresMongoDb]
public sealed class MongoDbQueryTests : QueryContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}

[RequiresMongoDb]
public sealed class MongoDbMigrationTests : MigrationContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();

    [ServerFact]
    public async Task What_a_replica_of_the_version_before_still_writes_is_read_in_todays_form()
    {
        await using var old = await Harness.OpenSecondAsync();
        await Harness.ReopenAsync(With(Shout));
        await old.Store.WriteAsync((work, _) =>
        {
            work.Insert(NewGadget("late"));
            return Task.CompletedTask;
        }, None);

        var met = await GadgetAsync("late");
        await Harness.ReopenAsync(With(Shout));

        Assert.Equal("late!", met.Name);
        Assert.Equal(("late!", 2L), (await GadgetAsync("late")) is var stored ? (stored.Name, stored.Version) : default);
    }
}

[RequiresMongoDb]
public sealed class MongoDbTracingTests : TracingContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}
