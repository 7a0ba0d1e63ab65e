using GraphQL.DataLoader;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Pricing;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>Something that a user keeps, for later or as a wish.</summary>
internal sealed class SavedItemType(SavedItem item) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => item.Id;

    /// <summary>What is kept.</summary>
    public VariantReference? Variant => new(item.VariantId);

    /// <summary>How many units were in the cart; 1 for a wish.</summary>
    public int Quantity => item.Quantity;

    /// <summary>When it was kept.</summary>
    public DateTimeOffset SavedAt => item.SavedAt;

    /// <summary>What a unit cost then; null when it was not sold.</summary>
    public Money? PriceWhenSaved => item.Price;

    /// <summary>What a unit costs now; null when it is not sold, or prices cannot be read at the moment.</summary>
    public IDataLoaderResult<Money?> Price(VariantLoader variants) => Quote(variants).Map(quote => Sellable(quote)?.Price);

    /// <summary>Whether it can be put into the cart now; null when that cannot be told at the moment.</summary>
    public IDataLoaderResult<bool?> IsAvailable(VariantLoader variants) =>
        Quote(variants).Map(bool? (quote) => quote is { WasChecked: true } ? Sellable(quote) is { Available: > 0 } : null);

    private static VariantForSale? Sellable(VariantQuote? quote) => quote is { Variant: { IsPurchasable: true, Price: not null } variant } ? variant : null;

    private IDataLoaderResult<VariantQuote?> Quote(VariantLoader variants) => variants.Load((item.Currency, item.VariantId));
}
