using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>What holds for every variant.</summary>
internal static class VariantRules
{
    /// <summary>One unit costs less than this many minor units; more is a mistake and would overflow sums.</summary>
    public const long MaxPrice = 100_000_000_000;

    /// <summary>Nobody sets a minimum or maximum above it.</summary>
    public const int MostPerOrder = 10_000;

    private const int MaxSku = 100;
    private const int MaxWeight = 10_000_000;

    /// <summary>What is wrong with the input itself.</summary>
    public static CatalogError? Validate(VariantUpsertInput input, AttributeBook book) => input switch
    {
        { Id: null, Sku: null } => CatalogError.Invalid("A new variant needs a SKU.", "sku"),
        { Id: not null, Version: null } => CatalogError.Invalid("A change names the version that it was made from.", "version"),
        { Sku: not null } when !IsSku(input.Sku) => CatalogError.Invalid($"A SKU has 1 to {MaxSku} characters.", "sku"),
        { Gtin: not null } when !IsGtin(input.Gtin) => CatalogError.Invalid("A GTIN has 8, 12, 13 or 14 digits, the last of which checks the others.", "gtin"),
        { WeightGrams: < 0 or > MaxWeight } => CatalogError.Invalid("A weight is not negative and at most ten tonnes.", "weightGrams"),
        { MinPerOrder: < 1 or > MostPerOrder } => CatalogError.Invalid($"A minimum is 1 to {MostPerOrder}.", "minPerOrder"),
        { MaxPerOrder: < 0 or > MostPerOrder } => CatalogError.Invalid($"A maximum is {MostPerOrder} at most, and 0 for none.", "maxPerOrder"),
        _ => AttributeInputs.Validate(input.Options, "options", book) ?? ValidatePrices(input.Prices, "prices") ?? ValidatePrices(input.CompareAtPrices, "compareAtPrices"),
    };

    /// <summary>What speaks against it among the seller's variants of the product, and all variants of it.</summary>
    public static CatalogError? Refuse(VariantUpsertInput input, IReadOnlyList<Variant> variants, Variant? known, int onListing, AttributeBook book)
    {
        if (input.Id is not null && known is null)
        {
            return CatalogError.NotFound("variant", "id");
        }

        if (known is not null && known.Version != input.Version)
        {
            return CatalogError.VersionConflict(known.Version);
        }

        if (known is null && (variants.Count >= VariantsByProductLoader.MaxVariants || onListing >= VariantsByProductLoader.MaxOnListing))
        {
            return CatalogError.Invalid($"A product has {VariantsByProductLoader.MaxVariants} variants of a seller and {VariantsByProductLoader.MaxOnListing} in all at most.");
        }

        if (MaxPerOrder(input.MaxPerOrder, known) < (input.MinPerOrder ?? known?.MinPerOrder ?? 1))
        {
            return CatalogError.Invalid("The maximum is below the minimum.", "maxPerOrder");
        }

        var options = input.Options?.Select(option => option.ToValue(book)).ToList() ?? known?.Options.ToList() ?? [];
        return variants.Any(other => other.Id != known?.Id && other.Options.ToHashSet().SetEquals(options))
            ? CatalogError.Invalid("Another variant of yours has the same options.", "options")
            : null;
    }

    /// <summary>The maximum after a change: null leaves it, 0 takes it away.</summary>
    public static int? MaxPerOrder(int? stated, Variant? known) => stated switch
    {
        null => known?.MaxPerOrder,
        0 => null,
        _ => stated,
    };

    public static bool IsSku(string sku) => sku.Trim().Length is > 0 and <= MaxSku;

    /// <summary>Whether the last digit is the check digit of the others (GS1: weights 3 and 1 from the right).</summary>
    public static bool IsGtin(string gtin)
    {
        if (gtin.Length is not (8 or 12 or 13 or 14) || !gtin.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = gtin.Reverse().Skip(1).Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return (10 - (sum % 10)) % 10 == gtin[^1] - '0';
    }

    private static CatalogError? ValidatePrices(IReadOnlyList<MoneyInput>? prices, string field)
    {
        for (var i = 0; i < (prices?.Count ?? 0); i++)
        {
            if (prices![i].MinorUnits is <= 0 or > MaxPrice)
            {
                return CatalogError.Invalid("A price is above zero.", field, $"{i}", "minorUnits");
            }

            if (prices.Take(i).Any(price => price.Currency == prices[i].Currency))
            {
                return CatalogError.Invalid("There may be one price a currency.", field, $"{i}", "currency");
            }
        }

        return null;
    }
}
