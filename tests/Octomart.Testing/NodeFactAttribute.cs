using Xunit;

namespace Octomart.Testing;

/// <summary>A test that needs Node; without it, it is skipped and says so.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> HasNode = new(() => NodeTools.Exists("node"));

    /// <summary>Skips when there is no Node.</summary>
    public NodeFactAttribute()
    {
        if (!HasNode.Value)
        {
            Skip = "NOT TESTED: Node is not installed.";
        }
    }
}
