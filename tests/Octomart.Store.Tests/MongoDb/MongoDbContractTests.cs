using Octomart.Store.Tests.Contract;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

[RequiresMongoDb]
public sealed class MongoDbUnitOfWorkTests : UnitOfWorkContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}

[RequiresMongoDb]
public sealed class MongoDbQueryTests : QueryContract
{
    protected override Task<StoreHarness> CreateHarnessAsync() => MongoDbHarness.CreateAsync();
}
