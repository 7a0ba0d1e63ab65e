using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Offers;

/// <summary>A variant with what decides whether it is put forward.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Price">In minor units of the currency that is asked for.</param>
/// <param name="Available">How many can be bought.</param>
/// <param name="ShipsFromCountry">Whether units lie in the country of the buyer, and so arrive sooner.</param>
/// <param name="SellerRating">Average stars of what the seller sells; 0 while nobody has said.</param>
internal sealed record Offer(Variant Variant, long Price, int Available, bool ShipsFromCountry, double SellerRating);
