namespace Octomart.Testing.Servers;

/// <summary>The MongoDB that tests use: whoever runs them says where it is.</summary>
public static class MongoDbServer
{
    /// <summary>The environment variable with the connection string of a replica set.</summary>
    public const string Variable = "OCTOMART_TEST_MONGODB";

    /// <summary>Null where there is none.</summary>
    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}

/// <summary>The tests of this class need a MongoDB.</summary>
public sealed class RequiresMongoDbAttribute : RequiresServerAttribute
{
    /// <inheritdoc/>
    public override string? Missing =>
        MongoDbServer.ConnectionString is null ? $"MongoDB NOT TESTED: set {MongoDbServer.Variable} to the connection string of a replica set." : null;
}
