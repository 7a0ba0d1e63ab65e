using Octomart.Store;

namespace Octomart.DemoShop.Catalogue;

/// <summary>A product that several sellers of the demo shop offer at once: the shop describes it, each seller has a price and stock of its own.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">As shoppers see it.</param>
/// <param name="CategorySlug">Where it stands.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Blurb">What makes it special.</param>
/// <param name="Facts">Facts that hold for all offers.</param>
/// <param name="Offers">Two or three.</param>
public sealed record DemoSharedListing(
    string Slug, string Title, string CategorySlug, string Brand, string Blurb, IReadOnlyList<DemoFact> Facts, IReadOnlyList<DemoOffer> Offers)
{
    /// <summary>The same in every demo shop.</summary>
    public string ProductId => OpaqueId.From("prd", "demo", Slug);

    /// <summary>Where it stands.</summary>
    public DemoCategory Category => DemoCatalogue.Categories.Single(category => category.Slug == CategorySlug);
}

/// <summary>One seller's offer.</summary>
/// <param name="SellerSlug">Whose.</param>
/// <param name="Sku">The seller's own number for it.</param>
/// <param name="PriceCents">In euro cents.</param>
/// <param name="Stock">Units on hand.</param>
/// <param name="WeightGrams">Packed.</param>
public sealed record DemoOffer(string SellerSlug, string Sku, long PriceCents, int Stock, int WeightGrams)
{
    /// <summary>Whose offer it is.</summary>
    public DemoSeller Seller => DemoSellers.All.Single(seller => seller.Slug == SellerSlug);

    /// <summary>The same in every demo shop.</summary>
    public string VariantId => OpaqueId.From("var", "demo", Sku);
}
