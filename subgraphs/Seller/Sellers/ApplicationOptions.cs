using System.ComponentModel.DataAnnotations;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Section <c>Octomart:Seller:Applications</c>.</summary>
public sealed class ApplicationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Seller:Applications";

    /// <summary>How many undecided applications one person may have, so that nobody hoards slugs. Default 3.</summary>
    [Range(1, 100)]
    public int MaxOpenPerUser { get; set; } = 3;
}
