using Octomart.Store;

namespace Octomart.ProductSubgraph.Catalogue.Announcements;

/// <summary>
/// That many products are to be announced anew, because something that their events carry changed elsewhere: a category's
/// name, a seller's standing. Worked off in batches; it remembers how far it came.
/// </summary>
internal sealed record Announcement : Document
{
    /// <summary>All products of this seller; null for a category's.</summary>
    public string? SellerId { get; init; }

    /// <summary>All products in this category and below it; null for a seller's.</summary>
    public string? CategoryId { get; init; }

    /// <summary>The last product that was announced, in the order of the ids.</summary>
    public string After { get; init; } = "";

    public static Announcement ForSeller(string sellerId, TimeProvider clock) => new() { Id = OpaqueId.New("ann", clock), SellerId = sellerId };

    public static Announcement ForCategory(string categoryId, TimeProvider clock) => new() { Id = OpaqueId.New("ann", clock), CategoryId = categoryId };
}
