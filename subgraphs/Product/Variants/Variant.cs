using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>What can be bought: a product in one size and colour, from one seller.</summary>
internal sealed record Variant : Document
{
    public required string ProductId { get; init; }

    public required string SellerId { get; init; }

    /// <summary>The seller's own number; unique among the seller's variants.</summary>
    public required string Sku { get; init; }

    public string? Gtin { get; init; }

    public ImmutableArray<AttributeValue> Options { get; init; } = [];

    /// <summary>At most one a currency.</summary>
    public ImmutableArray<Money> Prices { get; init; } = [];

    /// <summary>What it cost before; at most one a currency.</summary>
    public ImmutableArray<Money> CompareAtPrices { get; init; } = [];

    /// <summary>What is remembered of former prices, one a currency; kept by <see cref="PriceRecorder"/>.</summary>
    public ImmutableArray<PriceTrail> PriceTrails { get; init; } = [];

    /// <summary>With this many units or fewer, stock is low; null for the shop's threshold.</summary>
    public int? LowStockAt { get; init; }

    /// <summary>When more are expected; null when the seller has not said.</summary>
    public DateTimeOffset? RestockAt { get; init; }

    /// <summary>Packed, for delivery rates; null when nobody weighed it.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>Fewer units are not sold in one order.</summary>
    public int MinPerOrder { get; init; } = 1;

    /// <summary>More units are not sold in one order; null for no limit.</summary>
    public int? MaxPerOrder { get; init; }

    /// <summary>The place in the product's list.</summary>
    public int Position { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Money? PriceIn(string currency) => In(Prices, currency);

    public PriceTrail TrailIn(string currency) => PriceTrails.FirstOrDefault(trail => trail.Currency == currency) ?? PriceTrail.Start(currency, CreatedAt);

    /// <summary>The former price, provided that it is above the present one.</summary>
    public Money? CompareAtPriceIn(string currency) =>
        In(CompareAtPrices, currency) is { } before && (PriceIn(currency) is not { } now || before > now) ? before : null;

    /// <summary>"Oak / 120 cm": what distinguishes it from the product's other variants.</summary>
    public string OptionText() => string.Join(" / ", Options.Select(option => option.Unit is null ? option.Value : $"{option.Value} {option.Unit}"));

    /// <summary>Cheapest and dearest, by currency.</summary>
    public static ImmutableArray<PriceSpan> Spans(IEnumerable<Variant> variants) =>
        PriceSpan.Of(variants.SelectMany(variant => variant.Prices).Select(price => new PriceSpan(price.Currency, price.MinorUnits, price.MinorUnits)));

    /// <summary>All variants of the product, in their order.</summary>
    public static async Task<IReadOnlyList<Variant>> OfProductAsync(IUnitOfWork work, string productId, CancellationToken cancellationToken) =>
    [
        .. (await work.ListAsync(new DocumentQuery<Variant> { Where = variant => variant.ProductId == productId }, cancellationToken))
            .OrderBy(variant => variant.Position).ThenBy(variant => variant.Id, StringComparer.Ordinal),
    ];

    private static Money? In(ImmutableArray<Money> prices, string currency)
    {
        foreach (var price in prices)
        {
            if (price.Currency == currency)
            {
                return price;
            }
        }

        return null;
    }
}
