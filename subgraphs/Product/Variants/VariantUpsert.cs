using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>A variant to be made or changed. On a change, what is null stays as it is.</summary>
/// <param name="ProductId">Of which product.</param>
/// <param name="Id">Which variant to change; null to make one.</param>
/// <param name="Version">The version that the change was made from; needed with an id.</param>
/// <param name="Sku">Your own number for it, 1 to 100 characters, unique among your variants; needed without an id.</param>
/// <param name="Gtin">The number under its barcode: 8, 12, 13 or 14 digits.</param>
/// <param name="Options">What distinguishes it from the other variants, such as colour: Red.</param>
/// <param name="Prices">What one costs, at most one price a currency, each above zero.</param>
/// <param name="CompareAtPrices">What one cost before it was reduced, at most one price a currency.</param>
/// <param name="WeightGrams">What one weighs packed.</param>
/// <param name="SellerId">Whose offer it is; needed for a new one on a shared listing, where every seller has its own variants.</param>
/// <param name="MinPerOrder">How many units must be ordered at least, at once: 1 to 10,000.</param>
/// <param name="MaxPerOrder">How many units may be ordered at once, up to 10,000; 0 for no limit.</param>
internal sealed record VariantUpsertInput(
    string ProductId,
    string? Id = null,
    int? Version = null,
    string? Sku = null,
    string? Gtin = null,
    IReadOnlyList<AttributeInput>? Options = null,
    IReadOnlyList<MoneyInput>? Prices = null,
    IReadOnlyList<MoneyInput>? CompareAtPrices = null,
    int? WeightGrams = null,
    string? SellerId = null,
    int? MinPerOrder = null,
    int? MaxPerOrder = null);

/// <summary>The variant, or why it was not changed.</summary>
/// <param name="Variant">As it is now; null when it was not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record VariantPayload(VariantType? Variant, IReadOnlyList<CatalogError> UserErrors)
{
    internal static VariantPayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class VariantUpsert(IDocumentStore store, ProductRecorder recorder, PriceRecorder prices, ProductAccess access, CatalogueIndex index, TimeProvider clock)
{
    /// <summary>Makes or changes a variant of yours: of a product of yours, or of a listing that all sellers share. Carts show a changed price; orders keep theirs.</summary>
    /// <param name="input">What it is to be.</param>
    [RequiresScopes("products:write")]
    public async Task<VariantPayload?> VariantUpsertAsync(VariantUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (VariantRules.Validate(input, index.Attributes) is { } error)
        {
            return VariantPayload.Refused(error);
        }

        try
        {
            return await store.WriteAsync([$"product:{input.ProductId}"], (work, token) => UpsertAsync(work, input, caller, token), cancellationToken);
        }
        catch (DuplicateKeyException e) when (e.Index == "sku")
        {
            return VariantPayload.Refused(new CatalogError(CatalogErrorCode.SkuTaken, $"You have a variant {input.Sku} already.", ["input", "sku"]));
        }
    }

    private async Task<VariantPayload> UpsertAsync(IUnitOfWork work, VariantUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await ProductRecorder.ReadAsync(work, [input.ProductId], cancellationToken)).TryGetValue(input.ProductId, out var found)
            || !(found.Product.IsShared ? access.CanSee(found.Product, caller) : caller.ActsFor(found.Product.SellerId)))
        {
            return VariantPayload.Refused(CatalogError.NotFound("product", "productId"));
        }

        var variants = await Variant.OfProductAsync(work, input.ProductId, cancellationToken);
        var known = variants.FirstOrDefault(variant => variant.Id == input.Id && caller.ActsFor(variant.SellerId));
        if (SellerOf(input, found.Product, known) is not { } sellerId)
        {
            return VariantPayload.Refused(input.Id is not null
                ? CatalogError.NotFound("variant", "id")
                : CatalogError.Invalid("Say whose variant it is: this seller's, or on a shared listing one of yours.", "sellerId"));
        }

        if (!caller.ActsFor(sellerId))
        {
            return VariantPayload.Refused(new CatalogError(CatalogErrorCode.Forbidden, "You do not act for this seller.", ["input", "sellerId"]));
        }

        if (VariantRules.Refuse(input, [.. variants.Where(variant => variant.SellerId == sellerId)], known, variants.Count, index.Attributes) is { } refusal)
        {
            return VariantPayload.Refused(refusal);
        }

        var variant = prices.Record(work, known, Merge(input, known ?? New(input, sellerId, variants)), found.Product);
        if (known is null)
        {
            work.Insert(variant);
        }
        else
        {
            work.Update(variant);
        }

        recorder.Record(work, found.Product, found.Summary.With(found.Product, [.. variants.Where(other => other.Id != variant.Id).Append(variant).OrderBy(v => v.Position)]));
        return new VariantPayload(new VariantType(variant), []);
    }

    // The product's seller; on a shared listing who is named. A variant never changes hands.
    private static string? SellerOf(VariantUpsertInput input, Product product, Variant? known)
    {
        var sellerId = input.Id is not null ? known?.SellerId : product.SellerId ?? input.SellerId;
        return input.SellerId is null || input.SellerId == sellerId ? sellerId : null;
    }

    private Variant New(VariantUpsertInput input, string sellerId, IReadOnlyList<Variant> others) => new()
    {
        Id = OpaqueId.New("var", clock),
        ProductId = input.ProductId,
        SellerId = sellerId,
        Sku = input.Sku!.Trim(),
        Position = others.Count == 0 ? 0 : others.Max(other => other.Position) + 1,
        CreatedAt = clock.GetUtcNow(),
    };

    private Variant Merge(VariantUpsertInput input, Variant variant) => variant with
    {
        Sku = input.Sku?.Trim() ?? variant.Sku,
        Gtin = input.Gtin ?? variant.Gtin,
        Options = input.Options is null ? variant.Options : [.. input.Options.Select(option => option.ToValue(index.Attributes))],
        Prices = input.Prices is null ? variant.Prices : [.. input.Prices.Select(price => price.ToMoney())],
        CompareAtPrices = input.CompareAtPrices is null ? variant.CompareAtPrices : [.. input.CompareAtPrices.Select(price => price.ToMoney())],
        WeightGrams = input.WeightGrams ?? variant.WeightGrams,
        MinPerOrder = input.MinPerOrder ?? variant.MinPerOrder,
        MaxPerOrder = VariantRules.MaxPerOrder(input.MaxPerOrder, variant),
    };
}
