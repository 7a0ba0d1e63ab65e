using Octomart.Store.Tests.MongoDb;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Octomart.Store.Tests;

/// <summary>Decides about skipping by the class that runs a contract, which an attribute on the shared method cannot.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer; should only be called by deriving classes for de-serialization purposes")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(sink, display, displayOptions, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresMongoDbAttribute)).Any() && MongoDbHarness.ConnectionString is null
            ? $"MongoDB NOT TESTED: set {MongoDbHarness.Variable} to the connection string of a replica set."
            : base.GetSkipReason(factAttribute);
}

public sealed class StoreTestCaseDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
