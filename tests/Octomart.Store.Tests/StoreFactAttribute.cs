using Xunit.Sdk;

namespace Octomart.Store.Tests;

/// <summary>A test of the contract, run once per backend. Where the backend is not there, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Octomart.Store.Tests.StoreTestCaseDiscoverer", "Octomart.Store.Tests")]
public sealed class StoreFactAttribute : FactAttribute;
