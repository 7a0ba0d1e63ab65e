using Octomart.Store;

namespace Octomart.DemoShop;

/// <summary>The sellers of the demo shop; all are approved.</summary>
public static class DemoSellers
{
    /// <summary>In the order of their names.</summary>
    public static readonly IReadOnlyList<DemoSeller> All =
    [
        new("birch-and-bone", "Birch & Bone", "FI", "Furniture and kitchenware from Nordic workshops, made to be repaired.", "Aila Koivu"),
        new("cobalt-audio", "Cobalt Audio", "DE", "Headphones, speakers and turntables, tuned by musicians.", "Benno Kraus"),
        new("fernway-outdoors", "Fernway Outdoors", "GB", "Tents, packs and layers for people who walk further.", "Ciara Flynn"),
        new("little-lantern", "Little Lantern", "NL", "Toys and games that need no batteries.", "Daan Visser"),
        new("pagewright-books", "Pagewright Books", "IE", "Books, paper and pens from an independent bookshop.", "Eoin Walsh"),
        new("sunder-and-thread", "Sunder & Thread", "PT", "Clothing and bags in linen, wool and honest cotton.", "Filipa Sousa"),
    ];
}

/// <summary>A seller of the demo shop.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">As shoppers see it.</param>
/// <param name="CountryCode">Where it ships from, ISO 3166-1 alpha-2.</param>
/// <param name="About">A sentence for its page.</param>
/// <param name="OwnerName">Who owns it.</param>
public sealed record DemoSeller(string Slug, string Name, string CountryCode, string About, string OwnerName)
{
    /// <summary>The same in every demo shop.</summary>
    public string SellerId => OpaqueId.From("sel", "demo", Slug);

    /// <summary>The owner's account.</summary>
    public DemoPerson Owner => new($"owner@{Slug}.example", OwnerName, ["CUSTOMER", "SELLER_MEMBER"]);
}
