using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Octomart.Testing.Servers;

/// <summary>The tests of a class need a server that not every machine has; without it they are skipped and say so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequiresServerAttribute : Attribute
{
    /// <summary>Why the tests cannot run, beginning with the server and NOT TESTED; null when they can.</summary>
    public abstract string? Missing { get; }
}

/// <summary>A test whose class may say what it needs (<see cref="RequiresServerAttribute"/>): a contract's tests run once per class that inherits them.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Octomart.Testing.Servers.ServerTestCaseDiscoverer", "Octomart.Testing")]
public sealed class ServerFactAttribute : FactAttribute;

/// <summary>Finds the tests that are marked with <see cref="ServerFactAttribute"/>.</summary>
public sealed class ServerTestCaseDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ServerTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>Decides about skipping by the class that runs a test, which an attribute on an inherited method cannot.</summary>
public sealed class ServerTestCase : XunitTestCase
{
    /// <summary>For xunit.</summary>
    [Obsolete("Called by the de-serializer; should only be called by deriving classes for de-serialization purposes")]
    public ServerTestCase()
    {
    }

    /// <summary>A test of a class.</summary>
    public ServerTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(sink, display, displayOptions, method)
    {
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresServerAttribute)).OfType<IReflectionAttributeInfo>()
            .Select(info => ((RequiresServerAttribute)info.Attribute).Missing).FirstOrDefault(missing => missing is not null)
        ?? base.GetSkipReason(factAttribute);
}
