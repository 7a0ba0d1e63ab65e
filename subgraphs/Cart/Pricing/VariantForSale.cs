using Octomart.Contracts;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>A variant as Product answers <c>variantsForSale</c>: what a cart needs to know of it now.</summary>
/// <param name="Price">In the currency that was asked for; null when it is not sold in it.</param>
/// <param name="Available">On hand less reserved.</param>
/// <param name="IsPurchasable">Whether product and seller are active.</param>
/// <param name="MinPerOrder">How many units must be ordered at least.</param>
/// <param name="MaxPerOrder">How many units may be ordered at once; null for no limit.</param>
internal sealed record VariantForSale(
    string Id, string ProductId, string SellerId, string Sku, string Title, string? OptionsText, Money? Price, int Available,
    bool IsPurchasable, IReadOnlyList<string>? CategoryIds, int? WeightGrams, TaxClass TaxClass = TaxClass.Standard, int MinPerOrder = 1,
    int? MaxPerOrder = null);

/// <summary>What is known of a variant now.</summary>
/// <param name="Variant">Null when there is no such variant, or when Product could not be asked.</param>
/// <param name="WasChecked">Whether Product could be asked.</param>
internal sealed record VariantQuote(VariantForSale? Variant, bool WasChecked)
{
    public static VariantQuote NotChecked { get; } = new(null, false);
}
