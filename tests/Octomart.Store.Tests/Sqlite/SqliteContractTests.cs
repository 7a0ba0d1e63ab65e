using Octomart.Store.Tests.Contract;

namespace Octomart.Store.Tests.Sqlite;

public sealed class SqliteUnitOfWorkTests : UnitOfWorkContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => Task.FromResult<StoreHarness>(new SqliteHarness());
}

public sealed class SqliteRaceTests : RaceContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => Task.FromResult<StoreHarness>(new SqliteHarness());
}

public sealed class SqliteQueryTests : QueryContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => Task.FromResult<StoreHarness>(new SqliteHarness());
}

public sealed class SqliteMigrationTests : MigrationContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => Task.FromResult<StoreHarness>(new SqliteHarness());
}

public sealed class SqliteTracingTests : TracingContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => Task.FromResult<StoreHarness>(new SqliteHarness());
}
