using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Products without a seller: the shop describes them once, and every seller may put offers (variants of its own) on them.</summary>
internal static class SharedListing
{
    public const string Scope = "products:admin";

    /// <summary>Whether the caller makes and changes shared listings for the shop.</summary>
    public static bool IsRunBy(Caller caller) => caller.IsService || (caller.IsAdmin && caller.HasScope(Scope));
}
