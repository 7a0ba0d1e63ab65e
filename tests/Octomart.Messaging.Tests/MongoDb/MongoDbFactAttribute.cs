namespace Octomart.Messaging.Tests.MongoDb;

/// <summary>Needs a MongoDB; says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MongoDbFactAttribute : FactAttribute
{
    public const string Variable = "OCTOMART_TEST_MONGODB";

    public MongoDbFactAttribute() => Skip = ConnectionString is null ? $"MongoDB NOT TESTED: set {Variable} to the connection string of a replica set." : null;

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}
