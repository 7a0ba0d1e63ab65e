namespace Octomart.Store.Tests.MongoDb;

/// <summary>The tests of this class need a MongoDB.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresMongoDbAttribute : Attribute;
