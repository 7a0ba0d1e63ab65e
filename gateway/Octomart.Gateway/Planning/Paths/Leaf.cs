namespace Octomart.Gateway.Planning.Paths;

/// <summary>Something that the plan must reach, with all ways to it. A leaf field, or the mere existence or type of an object.</summary>
internal sealed record Leaf(IReadOnlyList<OperationPath> Ways, bool WantsTypeName);
