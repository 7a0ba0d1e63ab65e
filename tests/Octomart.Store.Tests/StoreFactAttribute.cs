namespace Octomart.Store.Tests;

/// <summary>A test of the contract. A backend that is not there is said to be not tested, rather than left out silently.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreFactAttribute : FactAttribute;
