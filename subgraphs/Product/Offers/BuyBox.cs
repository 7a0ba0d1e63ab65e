namespace Octomart.ProductSubgraph.Offers;

/// <summary>
/// Chooses the offer that is put forward. In this order: it can be bought; it costs least; it is sent from the buyer's country, which is
/// what is known of delivery speed before an address is; its seller is rated better; it stands first in the list. The choice depends on
/// nothing else, so that the same offers always give the same one.
/// </summary>
internal static class BuyBox
{
    public static Offer? Choose(IEnumerable<Offer> offers) => offers
        .OrderByDescending(offer => offer.Available > 0)
        .ThenBy(offer => offer.Price)
        .ThenByDescending(offer => offer.ShipsFromCountry)
        .ThenByDescending(offer => offer.SellerRating)
        .ThenBy(offer => offer.Variant.Position)
        .ThenBy(offer => offer.Variant.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
