using Octomart.Store;

namespace Octomart.DemoShop;

/// <summary>What the demo shop offers at a discount; Cart turns each into a promotion.</summary>
public static class DemoPromotions
{
    /// <summary>Ten percent off a first order, paid by the shop.</summary>
    public static readonly DemoPromotion Welcome = new("welcome", "10 % off your first order", "WELCOME10", null);

    /// <summary>Three books for the price of two, paid by the bookshop; it applies by itself.</summary>
    public static readonly DemoPromotion ThreeForTwo = new("three-for-two", "3 for 2 on everything from Pagewright Books", null, Seller("pagewright-books"));

    /// <summary>Free delivery above 50 EUR, paid by the shop; it applies by itself.</summary>
    public static readonly DemoPromotion FreeDelivery = new("free-delivery", "Free delivery above 50 EUR", null, null);

    /// <summary>Five euros off toys, paid by their seller, for the first hundred orders.</summary>
    public static readonly DemoPromotion Lantern = new("lantern", "5 EUR off from 30 EUR of toys", "LANTERN5", Seller("little-lantern"));

    private static DemoSeller Seller(string slug) => DemoSellers.All.Single(seller => seller.Slug == slug);
}

/// <summary>An offer of the demo shop.</summary>
/// <param name="Slug">Names it for its id.</param>
/// <param name="Name">As shoppers see it.</param>
/// <param name="Code">What shoppers type; null when it applies by itself.</param>
/// <param name="Seller">Who pays for it; null when the shop does.</param>
public sealed record DemoPromotion(string Slug, string Name, string? Code, DemoSeller? Seller)
{
    /// <summary>The same in every demo shop.</summary>
    public string PromotionId => OpaqueId.From("pro", "demo", Slug);
}
