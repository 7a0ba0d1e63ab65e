namespace Octomart.ProductSubgraph.Products;

/// <summary>Section <c>Octomart:Product</c>.</summary>
public sealed class ProductOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product";

    /// <summary>
    /// Whether the shop looks at a product before it goes on sale. What sellers propose as a shared listing is always looked at.
    /// Default false: approved sellers publish by themselves.
    /// </summary>
    public bool RequiresApproval { get; set; }
}
