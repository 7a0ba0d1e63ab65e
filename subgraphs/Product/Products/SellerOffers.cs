using System.Collections.Immutable;
using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Products;

/// <summary>What one seller's variants add to a shared listing; kept apart, so that it can be left out while the seller is suspended.</summary>
/// <param name="SellerId">Whose variants.</param>
/// <param name="VariantIds">Its variants.</param>
/// <param name="Prices">The cheapest and dearest of them, by currency.</param>
/// <param name="Options">The choices that they offer.</param>
internal sealed record SellerOffers(
    string SellerId, ImmutableArray<string> VariantIds, ImmutableArray<PriceSpan> Prices, ImmutableArray<AttributeValue> Options)
{
    public static ImmutableArray<SellerOffers> Of(IEnumerable<Variant> variants) =>
    [
        .. variants.GroupBy(variant => variant.SellerId, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SellerOffers(
                group.Key, [.. group.Select(variant => variant.Id)], Variant.Spans(group), [.. group.SelectMany(variant => variant.Options).Distinct()])),
    ];
}
