using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Octomart.Testing.Servers;

/// <summary>A test that runs twice: its subgraphs keep their data in SQLite, and then in MongoDB, where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Octomart.Testing.Servers.StoresTestCaseDiscoverer", "Octomart.Testing")]
public sealed class StoresFactAttribute : FactAttribute;

/// <summary>Makes two of each test that is marked with <see cref="StoresFactAttribute"/>.</summary>
public sealed class StoresTestCaseDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Enum.GetValues<StoreKind>().Select(store => new StoresTestCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, store));
}

/// <summary>One test on one store.</summary>
public sealed class StoresTestCase : XunitTestCase
{
    private StoreKind _store;

    /// <summary>For xunit.</summary>
    [Obsolete("Called by the de-serializer; should only be called by deriving classes for de-serialization purposes")]
    public StoresTestCase()
    {
    }

    /// <summary>A test of a class.</summary>
    public StoresTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method, StoreKind store)
        : base(sink, display, displayOptions, method) => _store = store;

    /// <inheritdoc/>
    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        // What flows from here reaches the class's constructor, its InitializeAsync and the test.
        TestStore.Use(_store);
        return await base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.AddValue(nameof(StoreKind), _store.ToString());
        base.Serialize(data);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _store = Enum.Parse<StoreKind>(data.GetValue<string>(nameof(StoreKind)));
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override string GetUniqueID() => $"{base.GetUniqueID()}-{_store}";

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => $"{base.GetDisplayName(factAttribute, displayName)}(on {_store})";

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        (_store == StoreKind.MongoDb ? new RequiresMongoDbAttribute().Missing : null) ?? base.GetSkipReason(factAttribute);
}
